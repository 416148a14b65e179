// The page in an iframe: shows the story that its URL names, or the story that `infographic render` wrote into it, and
// sends its height to the embedding page.
//
// Not a module, unlike the widget: in a sandboxed frame, modules need a server that sends CORS headers. Without these,
// this script still shows a message and sends the frame's height.
'use strict';
{
  /** The message shown in place of the graphic. */
  const UNAVAILABLE = 'The graphic cannot be shown here.';
  /** The maximum height that is sent to the embedding page, in CSS pixels. */
  const MAX_HEIGHT = 20000;

  const root = document.documentElement;
  /** The element of a page that was rendered for one story. If anything fails, its static figure is shown. */
  const renderedElement = document.querySelector('article-infographic');
  /** WordPress adds a secret to the frame's URL, and ignores messages without it. */
  const secret = location.hash.match(/secret=([a-z\d]{10})/i)?.[1];
  const parameters = new URLSearchParams(location.search);

  /**
   * Returns a parameter of the URL if it matches a pattern.
   * @param {string} name
   * @param {RegExp} pattern
   */
  const readParameter = (name, pattern) => parameters.get(name)?.match(pattern)?.[0] ?? null;

  /** Returns the story's URL. The parameter `src` has to be same-origin, so that a site shows only its own stories. */
  function readStoryUrl() {
    try {
      if (renderedElement) return new URL(renderedElement.getAttribute('src') ?? '', document.baseURI);
      const src = parameters.get('src');
      const url = src && new URL(src, document.baseURI);
      // `location.origin`, because `self.origin` is "null" in a sandboxed frame.
      return url && /^https?:$/.test(url.protocol) && url.origin === location.origin ? url : null;
    } catch {
      return null;
    }
  }

  function fail() {
    const message = document.createElement('p');
    message.lang = 'en';
    message.textContent = UNAVAILABLE;
    document.body.replaceChildren(message);
    addEventListener('online', () => location.reload(), { once: true });
  }

  /**
   * @param {Element} element
   * @param {Record<string, string | null>} attributes
   */
  function setAttributes(element, attributes) {
    for (const [name, value] of Object.entries(attributes)) if (value) element.setAttribute(name, value);
  }

  /** @param {URL} story */
  function show(story) {
    if (renderedElement) {
      setAttributes(renderedElement, { theme, lang: language });
      return;
    }
    const element = document.createElement('article-infographic');
    setAttributes(element, {
      src: story.href,
      chart: parameters.get('chart'),
      theme,
      lang: language,
      loading: 'eager',
    });
    element.addEventListener('infographic-error', fail);
    element.addEventListener('infographic-ready', () => {
      document.title = element.outline()?.headline ?? '';
    });
    document.body.append(element);
    addEventListener('load', () => customElements.get(element.localName) || fail());
  }

  /**
   * Sends the height of the page whenever it changes, and nothing else.
   * @param {URL | null} story
   */
  function observeHeight(story) {
    const file = story?.pathname.split('/').pop() ?? '';
    const chart = parameters.get('id') ?? file.replace(/\.(json|story)$/, '');
    const child = parameters.get('childId') ?? chart;
    let sentHeight = 0;

    const sendHeight = () => {
      if (!sentHeight) return;
      for (const message of [
        { 'datawrapper-height': { [chart]: sentHeight } },
        { sentinel: 'amp', type: 'embed-size', height: sentHeight },
        // Other publishers send the frame's URL as `src`, which may contain private parameters.
        JSON.stringify({ src: chart, context: 'iframe.resize', height: sentHeight }),
        ['pym', child, 'height', sentHeight].join('xPYMx'),
        secret && { message: 'height', value: sentHeight, secret },
      ])
        if (message) parent.postMessage(message, '*');
    };

    new ResizeObserver(() => {
      const height = Math.min(Math.ceil(root.getBoundingClientRect().height), MAX_HEIGHT);
      // An empty page sends nothing, so that the frame keeps the height that the embedding page has set.
      if (height === 0 || height === sentHeight) return;
      sentHeight = height;
      sendHeight();
    }).observe(root);

    addEventListener('message', ({ source, data }) => {
      const isAmp = data?.sentinel === 'amp' && data.type === 'frames-init';
      const isWordPress = secret && data?.message === 'ready' && data.secret === secret;
      if (source === parent && (isAmp || isWordPress)) sendHeight();
    });
  }

  const theme = readParameter('theme', /^(light|dark|auto)$/) ?? 'light';
  const language = readParameter('lang', /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i);
  root.dataset.theme = theme;
  if (language) root.lang = language;

  const story = readStoryUrl();
  if (story) show(story);
  else if (!renderedElement) fail();
  if (parent !== window) observeHeight(story);
}
