/** Keeps keys of one kind apart that a broken or merged file says twice: the second `12` is `12~2`. */
export class Keys {
  #met = new Map<string, number>();

  fresh(kind: string, key: string): string {
    const times = (this.#met.get(`${kind} ${key}`) ?? 0) + 1;
    this.#met.set(`${kind} ${key}`, times);
    return times === 1 ? key : `${key}~${times}`;
  }
}
