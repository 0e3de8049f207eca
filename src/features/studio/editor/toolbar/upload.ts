/** Sends a picture to the site. @returns its address, or what to tell the author. */
export async function uploadPicture(
  file: File,
  failed: string,
): Promise<{ src: string } | { problem: string }> {
  const form = new FormData();
  form.set('file', file);
  try {
    const answer = await fetch('/write/media/', {
      method: 'POST',
      body: form,
      headers: { Accept: 'application/json' },
    });
    const said = await answer.json();
    return answer.ok ? { src: String(said.src) } : { problem: String(said.detail ?? failed) };
  } catch {
    return { problem: failed };
  }
}
