// The page in an iframe: shows the story that its address names, or has one in it already, as `infographic render` writes it,
// and tells the page around it how high it is.
//
// No module, unlike the widget: in a sandbox, modules come only from a server that lets everybody read them. Where that
// was forgotten, readers still get a line, in a frame of its height.
'use strict';
{
  /** For readers, where there is no graphic. */
  const PLAIN_LINE = 'The graphic cannot be shown here.';
  /** Most pixels that any page around will be asked for. */
  const MAX_HEIGHT = 20000;

  const root = document.documentElement;
  /** The element of a page that was written for one story. Its figure is there whatever fails. */
  const own = document.querySelector('article-infographic');
  /** WordPress puts it behind the frame's address, and hears nobody who does not know it. */
  const secret = location.hash.match(/secret=([a-z\d]{10})/i)?.[1];
  const given = new URLSearchParams(location.search);

  /** What the address says of this, if it has the right form. */
  const read = (name, form) => given.get(name)?.match(form)?.[0] ?? null;

  /** The story's address. One that the page's address names is of this page's own site, so that nobody can show a story of
   * theirs under its name. */
  function readAddress() {
    try {
      if (own) return new URL(own.getAttribute('src'), document.baseURI);
      const src = given.get('src');
      const url = src && new URL(src, document.baseURI);
      // Of the location, because a frame in a sandbox has no origin of its own.
      return url && /^https?:$/.test(url.protocol) && url.origin === location.origin ? url : null;
    } catch {
      return null;
    }
  }

  function fail() {
    const line = document.createElement('p');
    line.lang = 'en';
    line.textContent = PLAIN_LINE;
    document.body.replaceChildren(line);
    // What has failed for want of a network may not fail with one.
    addEventListener('online', () => location.reload(), { once: true });
  }

  function show(story) {
    if (own) {
      for (const [name, value] of Object.entries({ theme, lang: language })) if (value) own.setAttribute(name, value);
      return;
    }
    const graphic = document.createElement('article-infographic');
    const attributes = { src: story.href, chart: given.get('chart'), theme, lang: language, loading: 'eager' };
    for (const [name, value] of Object.entries(attributes)) if (value) graphic.setAttribute(name, value);
    graphic.addEventListener('infographic-error', fail);
    graphic.addEventListener('infographic-ready', () => (document.title = graphic.outline().headline));
    document.body.append(graphic);
    addEventListener('load', () => customElements.get(graphic.localName) || fail());
  }

  /** Follows the height of all that is shown. The page around learns nothing else. */
  function follow(story) {
    const chart = given.get('id') ?? story?.pathname.split('/').pop().replace(/\.(json|story)$/, '') ?? '';
    const child = given.get('childId') ?? chart;
    let told = 0;

    const tell = () => {
      if (!told) return;
      for (const message of [
        { 'datawrapper-height': { [chart]: told } },
        { sentinel: 'amp', type: 'embed-size', height: told },
        // Others write their address there, which may hold what is meant for nobody else.
        JSON.stringify({ src: chart, context: 'iframe.resize', height: told }),
        ['pym', child, 'height', told].join('xPYMx'),
        secret && { message: 'height', value: told, secret },
      ]) if (message) parent.postMessage(message, '*');
    };

    new ResizeObserver(() => {
      const height = Math.min(Math.ceil(root.getBoundingClientRect().height), MAX_HEIGHT);
      // Before there is something to see, the room that the page around has left stays as it is.
      if (height === 0 || height === told) return;
      told = height;
      tell();
    }).observe(root);

    addEventListener('message', ({ source, data }) => {
      const isAsked = data?.sentinel === 'amp' && data.type === 'frames-init';
      const isReady = secret && data?.message === 'ready' && data.secret === secret;
      if (source === parent && (isAsked || isReady)) tell();
    });
  }

  const theme = read('theme', /^(light|dark|auto)$/) ?? 'light';
  const language = read('lang', /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i);
  root.dataset.theme = theme;
  if (language) root.lang = language;

  const story = readAddress();
  if (story) show(story);
  else if (!own) fail();
  if (parent !== window) follow(story);
}
