// What the publish page gives to copy works where it is pasted: four forms, the link, the oEmbed address and the label.
import { readFileSync } from 'node:fs';
import { SERVER } from '../support/addresses.js';
import { openBlogPage } from '../support/blog.js';
import { card, hotspot } from '../support/post.js';
import { owner, signIn } from '../support/studio.js';
import { expect, test } from '../support/test.js';

const TITLE = 'Floor Lamp with Linen Shade';

test('each form that is copied from the publish page sells on a blog', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: SERVER });
  await signIn(page, owner(), '/studio/posts/autumn-living-room/publish');
  const copied = async (name) => {
    await page.getByRole('button', { name: `Copy: ${name}`, exact: true }).click();
    await expect(page.getByRole('button', { name: `Copy: ${name}`, exact: true })).toHaveText('Copied');
    return page.evaluate(() => navigator.clipboard.readText());
  };
  const blog = await context.newPage();
  for (const name of ['Script', 'Element', 'Static HTML']) {
    await openBlogPage(blog, { body: `<h1>A blog</h1>${await copied(name)}` });
    await hotspot(blog, TITLE).click();
    await expect(card(blog, TITLE).getByRole('button', { name: 'Add to bag' }), name).toBeVisible();
  }
  await openBlogPage(blog, { body: `<h1>A blog</h1>${await copied('Frame')}` });
  const frame = blog.frameLocator('iframe');
  await hotspot(frame, TITLE).click();
  await expect(card(frame, TITLE).getByRole('button', { name: 'Add to bag' })).toBeVisible();

  await blog.goto(await copied('Link to the post'));
  await expect(blog.getByRole('heading', { level: 1 })).toHaveText('Autumn living room');
  const told = await page.request.get(await copied('oEmbed address'));
  expect(await told.json()).toMatchObject({ version: '1.0', type: 'rich', title: 'Autumn living room' });
});

test('the label is a drawing and a page to print', async ({ page }) => {
  await signIn(page, owner(), '/studio/posts/autumn-living-room/publish');
  const file = async (name) => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('region', { name: 'Printable label' }).getByRole('link', { name }).click()]);
    return [download.suggestedFilename(), readFileSync(await download.path(), 'latin1')];
  };
  const [pdf, print] = await file(/PDF/);
  expect(pdf).toBe('autumn-living-room.pdf');
  expect(print.startsWith('%PDF-')).toBe(true);
  const [svg, drawing] = await file('SVG');
  expect(svg).toBe('autumn-living-room.svg');
  expect(drawing).toContain('<svg');
  // It leads nowhere that needs a script to be seen.
  expect(drawing).not.toContain('<script');
});
