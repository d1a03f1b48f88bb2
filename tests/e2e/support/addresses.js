// The two origins of the demo: the shop, and the blog that embeds it.

/** Origin of the Spotlet server. */
export const SERVER = process.env.SPOTLET_SERVER || 'http://127.0.0.1:8080';

/** Origin of the blog. */
export const HOST = process.env.SPOTLET_HOST || 'http://127.0.0.1:8081';

/** Headers of a UCP request in the name of the widget, which a server knows without fetching anything. */
export const agent = (server = SERVER) => ({ 'UCP-Agent': `profile="${server}/ucp/platform.json"` });

/** The same for a request that changes something. */
export const writing = (server = SERVER) => ({ ...agent(server), 'Idempotency-Key': crypto.randomUUID() });
