/** Zoom and search for the map; the page shows and says all of it without them. */
const map = document.querySelector<HTMLElement>('[data-map]');
const drawing = map?.querySelector('svg');
const tools = map?.querySelector<HTMLElement>('[data-map-tools]');

if (drawing && tools) {
  tools.hidden = false;
  takeZoom(drawing, tools);
  takeSearch(drawing, tools);
  takeTouch(drawing);
  lift(drawing);
}

function takeZoom(svg: SVGSVGElement, from: HTMLElement) {
  const { x, y, width, height } = svg.viewBox.baseVal;
  const whole = { x, y, width, height };
  const frame = svg.viewBox.baseVal;

  function show(centreX: number, centreY: number, times: number) {
    const now = Math.min(whole.width, Math.max(whole.width / 16, frame.width / times));
    const ratio = now / frame.width;
    const left = centreX - (centreX - frame.x) * ratio;
    const top = centreY - (centreY - frame.y) * ratio;
    frame.width = now;
    frame.height = (now * whole.height) / whole.width;
    svg.classList.toggle('map-zoomed', now < whole.width);
    move(left, top);
  }

  function move(left: number, top: number) {
    frame.x = Math.min(whole.x + whole.width - frame.width, Math.max(whole.x, left));
    frame.y = Math.min(whole.y + whole.height - frame.height, Math.max(whole.y, top));
  }

  const unitsPerPixel = () => frame.width / svg.clientWidth;

  for (const button of from.querySelectorAll<HTMLElement>('[data-map-zoom]'))
    button.addEventListener('click', () => {
      const times = Number(button.dataset.mapZoom) || frame.width / whole.width;
      show(frame.x + frame.width / 2, frame.y + frame.height / 2, times);
    });

  svg.addEventListener(
    'wheel',
    (event) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      const box = svg.getBoundingClientRect();
      show(
        frame.x + (event.clientX - box.left) * unitsPerPixel(),
        frame.y + (event.clientY - box.top) * unitsPerPixel(),
        event.deltaY < 0 ? 1.2 : 1 / 1.2,
      );
    },
    { passive: false },
  );

  svg.addEventListener('pointermove', (event) => {
    if (event.buttons !== 1 || event.pointerType !== 'mouse' || frame.width >= whole.width) return;
    move(frame.x - event.movementX * unitsPerPixel(), frame.y - event.movementY * unitsPerPixel());
  });
  svg.addEventListener('dragstart', (event) => event.preventDefault());
}

/** A finger cannot rest on a point: the first touch shows where it leads, the second goes there. */
function takeTouch(svg: SVGSVGElement) {
  svg.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('.map-point a') : null;
    const touched = event instanceof PointerEvent && event.pointerType === 'touch';
    if (!touched || !(link instanceof SVGElement) || link.classList.contains('map-touched')) return;
    event.preventDefault();
    link.classList.add('map-touched');
    link.addEventListener('blur', () => link.classList.remove('map-touched'), { once: true });
    link.focus({ preventScroll: true });
  });
}

/** What is said of a point stands above all others, which the order of the drawing alone would not do. */
function lift(svg: SVGSVGElement) {
  const top = svg.appendChild(document.createElementNS(svg.namespaceURI, 'g'));
  top.setAttribute('class', 'map-lifted');
  top.setAttribute('aria-hidden', 'true');
  const show = ({ target }: Event) => {
    const point = target instanceof Element ? target.closest('.map-point') : null;
    const said = point?.querySelectorAll('.map-edges, circle, a text') ?? [];
    top.replaceChildren(...[...said].map((one) => one.cloneNode(true)));
  };
  svg.addEventListener('pointerover', show);
  svg.addEventListener('focusin', show);
  svg.addEventListener('focusout', () => top.replaceChildren());
}

function takeSearch(svg: SVGSVGElement, from: HTMLElement) {
  const field = from.querySelector<HTMLInputElement>('[data-map-find]');
  const found = from.querySelector<HTMLElement>('[data-map-found]');
  const points = [...svg.querySelectorAll('.map-point')].map((point) => ({
    point,
    title: point.querySelector('a')?.textContent?.toLowerCase() ?? '',
  }));
  field?.addEventListener('input', () => {
    const sought = field.value.trim().toLowerCase();
    svg.classList.toggle('map-searched', sought !== '');
    let count = 0;
    for (const { point, title } of points) {
      const fits = sought !== '' && title.includes(sought);
      point.classList.toggle('map-found', fits);
      if (fits) count++;
    }
    if (found) found.textContent = sought ? say(found, count) : '';
  });
}

const say = ({ dataset }: HTMLElement, count: number) =>
  (count === 0 ? dataset.none : count === 1 ? dataset.one : dataset.many?.replace('#', String(count))) ?? '';
