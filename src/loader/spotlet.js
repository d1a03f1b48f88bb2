// The Spotlet loader: the only hand-written JavaScript of the product, one classic script, at most 3 KB in brotli.
//
// It turns script tags, <spotlet-post> and <spotlet-bag> into posts, does what needs the shopper's gesture itself (share, copy),
// and fetches the wasm core on the first intent or when the page is idle. Taps that come before the core are kept and replayed;
// if the core never comes, or traps, forms and links go on by themselves.
//
// It must not know carts or the checkout, calls no server but its own, and stores nothing.
// One runtime serves one server origin: a later script of the same origin only adds its post, two origins stay apart.
// To add an attribute: one row in ATTRIBUTES. To add an action that must not wait for the core: one row in `local`.
(() => {
  const BUILD = '__BUILD__';
  const script = document.currentScript;
  const originOf = (tag) => new URL(tag.dataset.server || tag.src).origin;
  const server = originOf(script);

  // Name -> what a value looks like. An invalid value counts as absent, and absent means the contract's default.
  const slug = /^[a-z\d-]+$/;
  const ATTRIBUTES = {
    theme: slug,
    post: slug,
    country: /^[A-Z]{2}$/,
    consent: /^(necessary|analytics| )+$/,
    creator: slug,
    locale: /^[a-z\d-]+$/i,
    checkout: /^(embedded|page)$/,
    loading: /^(lazy|eager)$/,
    server: /^https?:/,
  };
  const warned = {};
  const check = (name, value) =>
    ATTRIBUTES[name]?.test(value) || (warned[name + value] ||= console.warn('spotlet: ignored', name, value) || 1) > 1;
  const read = (el, name) => {
    const value = el.getAttribute(name);
    return value && ATTRIBUTES[name].test(value) ? value : '';
  };
  const make = (name, properties) => Object.assign(document.createElement(name), properties);
  const all = (root, selector) => root?.querySelectorAll(selector) || [];

  // An element called "spotlet" in the host page also makes a `window.spotlet`, hence the look at `of`.
  const page = window.spotlet?.of
    ? window.spotlet
    : (window.spotlet = {
        version: BUILD,
        of: {}, // server origin -> its runtime
        // What the answer of `/p/{post}.js` calls: the fragment it brought, and the tag that asked for it.
        add: (data, tag) => page.of[originOf(tag)].add(data, tag),
      });

  const startRuntime = () => {
    const base = `${server}/v1/a/${BUILD}/`;
    const live = new Set(); // connected elements; each has its state { shown, root, wanted } in `el.spot`
    const sheets = {}; // address -> stylesheet
    let core, loading, dead;

    const emit = (el, name, detail) =>
      el.dispatchEvent(new CustomEvent('spotlet:' + name, { bubbles: true, composed: true, detail }));
    const fail = (el, code, error) => emit(el, 'error', { code, message: '' + error });
    const article = (el) => el.shadowRoot.querySelector('article');

    // A host with `require-trusted-types-for` must allow the policy "spotlet"; where it refuses, the post comes as a frame.
    let policy = { createHTML: (html) => html };
    try {
      policy = window.trustedTypes?.createPolicy('spotlet', policy) || policy;
    } catch {
      policy = 0;
    }

    // --- Fragment -------------------------------------------------------------------------------------------------

    const market = (el) => {
      const locale = read(el, 'locale') || el.closest('[lang]')?.lang || navigator.language;
      return { locale, country: read(el, 'country') || /-([A-Z]{2})\b/.exec(locale)?.[1] || '' };
    };
    const address = (el) => `${server}/p/${read(el, 'post')}/fragment?${new URLSearchParams(market(el))}`;
    const text = async (url) => {
      const reply = await fetch(url);
      if (!reply.ok) throw reply.status;
      return reply.text();
    };
    // A fragment that came with its script is in the post's own language and market; the page may want another.
    const given = (el) => {
      const { locale, country } = market(el);
      const { data } = el;
      return locale.startsWith(data?.locale) && ['', data.country].includes(country) && data;
    };

    const show = async (el) => {
      const { spot } = el;
      if (spot.shown) return;
      spot.shown = 1;
      try {
        // A declarative root may still be on its way from the parser.
        while (el.shadowRoot && document.readyState === 'loading') await new Promise(requestAnimationFrame);
        // What stands in a root without `from` came with the page and is what the element asks for.
        const url = address(el);
        if ((el.from ||= el.shadowRoot && url) !== url) {
          if (!policy) {
            return el.replaceChildren(
              make('iframe', {
                width: '100%',
                src: url.replace('fragment', 'frame') + '&theme=' + read(el, 'theme'),
                allow: 'web-share;fullscreen;clipboard-write;payment',
                frameBorder: 0,
              }),
            );
          }
          const data = given(el);
          const template = make('template', { innerHTML: policy.createHTML(data ? data.html : await text(url)) });
          const content = document.importNode((template.content.querySelector('template') || template).content, true);
          // Markup and styles go in together, so that nothing flashes or moves. A stylesheet that cannot be read stays a link.
          const adopted = [];
          for (const link of all(content, 'link')) {
            const { href } = link;
            try {
              adopted.push((sheets[href] ||= await new CSSStyleSheet().replace(data.css?.[href] || (await text(href)))));
              link.remove();
            } catch {}
          }
          // The element may have gone, or ask for another post, meanwhile.
          if (el.spot !== spot) return;
          const root = el.shadowRoot || el.attachShadow({ mode: 'open' });
          root.adoptedStyleSheets = adopted;
          root.replaceChildren(content);
          el.from = url;
          el.data = 0;
        }
        if (el.spot === spot) enliven(el);
      } catch (error) {
        el.spot === spot && fail(el, 'fragment', error);
      }
    };
    addEventListener('message', ({ source, data }) => {
      for (const frame of all(document, 'spotlet-post>iframe'))
        if (source === frame.contentWindow) frame.height = data.spotlet?.height;
    });

    // --- Core -----------------------------------------------------------------------------------------------------

    const start = async () => {
      setTimeout(() => core || giveUp('timeout'), 15e3);
      try {
        const [module, wasm] = await Promise.all([import(base + 'core.js'), fetch(base + 'core_bg.wasm')]);
        await module.default({ module_or_path: wasm });
        if (dead) return;
        module.start(server, BUILD);
        core = module;
        live.forEach(attach);
      } catch (error) {
        giveUp(error);
      }
    };
    const load = () => (loading ||= start());

    // Without a core the post is plain HTML: a waiting form goes to the server by itself, nothing stays busy.
    const giveUp = (error) => {
      if (dead) return;
      core = 0;
      dead = 1;
      live.forEach((el) => {
        const { root } = el.spot;
        for (const dialog of all(root, 'dialog')) dialog.close();
        for (const control of all(root, '[aria-busy]')) {
          control.ariaBusy = null;
          if (control.dataset.action === 'add') control.form.submit();
        }
        fail(el, 'core', error);
      });
    };
    const call = (name, ...values) => {
      try {
        return core && core[name](...values);
      } catch (error) {
        giveUp(error);
      }
    };
    // A trap ends the instance; one in a later task only shows up here.
    const onError = ({ error, reason = error }) => {
      if (/^RuntimeError/.test(reason) && reason.stack.includes(base)) giveUp(reason);
    };
    addEventListener('error', onError);
    addEventListener('unhandledrejection', onError);

    const attach = (el) => el.spot.root && call('attach', el, el.spot.root);
    // Early taps wait in the order they were made. `aria-busy` is set before the call, so that a trap in it finds what was asked for;
    // the core takes it away when it is done.
    const act = (...tap) => {
      if (dead) return;
      tap[2].ariaBusy = true;
      load().then(() => call('act', ...tap));
    };

    // --- What needs no core ---------------------------------------------------------------------------------------

    // GA4's shape, read from the cards' own markup.
    const detail = (el, cards, hotspot) => {
      const { post, currency, creator, unit = 100 } = article(el).dataset;
      let amount = 0;
      const items = [...cards].map((card) => {
        const variant = card.querySelector(':checked') || card.querySelector('[name=variant]');
        amount += +variant.dataset.amount;
        return {
          item_id: card.dataset.product,
          item_name: card.querySelector('[part=title]').textContent,
          item_variant: variant.value,
          price: variant.dataset.amount / unit,
          quantity: 1,
        };
      });
      return { currency, value: amount / unit, items, post, hotspot, creator: read(el, 'creator') || creator };
    };
    const shared = (el, method) => emit(el, 'share', { ...detail(el, []), method });

    const local = {
      async share(el, menu, source) {
        const { dataset, files } = source;
        try {
          // Title and address; the core has put the picture there, where the platform takes one.
          await navigator.share({ ...dataset, files });
          shared(el, 'native');
        } catch (error) {
          // No share sheet here, or it refused: our own menu. A code has an abort, the shopper's choice, and a second tap on the open sheet.
          if (error.code) return;
          menu.dataset.url = dataset.url;
          menu.showPopover?.({ source });
          act(el, 'share', source);
        }
      },
      async 'copy-link'(el, menu) {
        const { dataset } = menu;
        const value = dataset.url;
        try {
          await navigator.clipboard.writeText(value);
        } catch {
          const field = make('textarea', { value });
          menu.append(field);
          field.select();
          document.execCommand('copy');
          field.remove();
        }
        el.shadowRoot.querySelector('[data-status]').textContent = dataset.tCopied;
        menu.hidePopover?.();
        shared(el, 'copy');
      },
    };

    const open = (el, hotspot) => {
      const card = el.spot.root?.getElementById('card-' + hotspot);
      if (!card) return;
      const source = el.shadowRoot.querySelector(`[data-hotspot="${hotspot}"]`);
      source.scrollIntoView({ block: 'nearest' });
      card.showPopover?.({ source });
    };
    // `#h=chair`, or `#h=autumn-living-room/chair` on a page with several posts.
    const follow = (el) => open(el, el.spot.wanted || location.hash.replace(read(el, 'post') + '/', '').split('#h=')[1]);
    addEventListener('hashchange', () => live.forEach(follow));

    const enliven = (el) => {
      const root = (el.spot.root = el.shadowRoot);
      // Listeners sit on the post's own nodes and go with them; a root that comes back has them already.
      if (!root.ready) {
        root.ready = 1;
        el.addEventListener('pointerover', load);
        el.addEventListener('focusin', load);
        root.addEventListener('click', (event) => {
          const control = event.target.closest('[data-action],[popovertarget],[data-to]');
          if (!control) return;
          const { action } = control.dataset;
          if (local[action]) {
            event.preventDefault();
            local[action](el, root.querySelector('[data-share-menu]'), control);
          } else if (action) action === 'add' || act(el, action, control);
          else if (control.href) shared(el, control.textContent);
          // Where there are no popovers, a hotspot is a link to the post's own page.
          else if (!el.showPopover) location = article(el).dataset.url + control.getAttribute('popovertarget').replace('card-', '#h=');
        });
        root.addEventListener('submit', (event) => {
          const control = event.target.querySelector('[data-action=add]');
          if (dead || !control) return;
          event.preventDefault();
          // As the form reads now; the core tells a second tap from a second wish.
          act(el, 'add', control, new FormData(event.target));
        });
        root.addEventListener('change', ({ target }) => act(el, target.name, target));
        const onToggle = ({ target, newState }) => {
          const { card } = target.dataset;
          if (card && newState === 'open') emit(el, 'tap', detail(el, [target], card));
        };
        root.addEventListener('toggle', onToggle, true);
        seen.observe(root.querySelector('[part=media]') || el);
        // There the core also tells the page around how high the post is.
        if (location.pathname.endsWith('/frame')) load();
      }
      // A page with a bag button of its own needs no other.
      for (const { parentNode } of all(root, '[data-counted]>[data-action=bag]')) parentNode.hidden = document.querySelector('spotlet-bag');
      attach(el);
      follow(el);
    };

    const watch = (options, action) =>
      new IntersectionObserver(
        (entries, observer) =>
          entries.forEach(({ isIntersecting, target }) => {
            if (!isIntersecting) return;
            observer.unobserve(target);
            action(target);
          }),
        options,
      );
    const near = watch({ rootMargin: '800px' }, (el) => el.spot && show(el));
    const seen = watch({ threshold: 0.5 }, (target) => {
      (window.requestIdleCallback || setTimeout)(load);
      const el = target.getRootNode().host;
      if (el) emit(el, 'view', detail(el, all(el.shadowRoot, '[data-card]')));
    });

    // --- What the elements, of any loader's version, call -----------------------------------------------------------

    return {
      connect(el) {
        el.spot = {};
        live.add(el);
        if (el.localName === 'spotlet-bag') {
          if (!el.shadowRoot) {
            const button = make('button', { part: 'bag' });
            const count = make('span');
            button.dataset.action = 'bag';
            count.dataset.bagCount = '';
            button.append(el.textContent || 'Bag', ' ', count);
            el.attachShadow({ mode: 'open' }).append(button);
          }
          enliven(el);
        } else if (el.from || read(el, 'loading') === 'eager') return show(el);
        else near.observe(el);
      },
      disconnect(el) {
        live.delete(el);
        el.spot = 0;
        call('detach', el);
      },
      refresh(el) {
        el.from &&= 1;
        this.disconnect(el);
        return this.connect(el);
      },
      open(el, hotspot) {
        el.spot.wanted = hotspot;
        show(el);
        open(el, hotspot);
      },
      add(data, tag) {
        const el = make('spotlet-post', { data: data.html && data });
        const set = (name, value) => check(name, value) && el.setAttribute(name, value);
        set('server', server);
        for (const [name, value] of [...new URL(tag.src).searchParams, ...Object.entries(tag.dataset)]) set(name, value);
        set('post', data.post);
        tag.after(el);
      },
      // `window.spotlet.bag` is the runtime of the first origin.
      async show() {
        await load();
        call('showBag');
      },
      get count() {
        return call('bagCount') || 0;
      },
    };
  };

  page.of[server] ||= startRuntime();
  page.bag ||= page.of[server];
  if (script.dataset.post) page.add(script.dataset, script);

  // Defined once a page, by whichever loader came first; each element finds, or waits for, the runtime of its own server.
  for (const name of ['spotlet-post', 'spotlet-bag'])
    customElements.get(name) ||
    customElements.define(
      name,
      class extends HTMLElement {
        static observedAttributes = ['post', 'loading', 'locale', 'country'];
        connectedCallback() {
          for (const { name, value } of this.attributes) name in script || /^(class|data|aria)/.test(name) || check(name, value);
          this.owner = page.of[read(this, 'server') || server];
          this.owner?.connect(this);
        }
        disconnectedCallback() {
          this.owner?.disconnect(this);
          this.owner = null;
        }
        attributeChangedCallback() {
          this.owner?.refresh(this);
        }
        open(hotspot) {
          this.owner?.open(this, hotspot);
        }
        close() {
          for (const layer of all(this.shadowRoot, '[popover],dialog')) (layer.close || layer.hidePopover)?.call(layer);
        }
        refresh() {
          return this.owner?.refresh(this);
        }
      },
    );
  // Elements that waited for this origin's runtime.
  for (const el of all(document, 'spotlet-post,spotlet-bag')) if (!el.owner) el.connectedCallback();
})();
