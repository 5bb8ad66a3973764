// The registrable domain behind a locator.
import { describe, expect, it } from 'vitest';
import { domainIndex, registrableDomain, siteOf } from '../../src/model/domain.ts';
import { serviceAddress } from '../../src/model/service-address.ts';

describe('the registrable domain', () => {
  it.each([
    ['https://www.tiktok.com/@someone/video/1', 'tiktok.com'],
    ['TikTok.com', 'tiktok.com'],
    ['vm.tiktok.com', 'tiktok.com'],
    ['facebook.com.', 'facebook.com'],
    ['http://shop.example.co.uk:8080/p?q=1#r', 'example.co.uk'],
    ['https://user@host.be/', 'host.be'],
    ['https://münchen.de/x', 'münchen.de'],
    // What a host's user made stands under the host, and the user's name is gone.
    ['https://alice.blogspot.com/2026/01/', 'blogspot.com'],
    ['alice.github.io', 'github.io'],
    ['https://bucket.s3.eu-west-1.amazonaws.com/a.jpg', 'amazonaws.com'],
    ['https://host.example/a', 'host.example'],
  ])('of %s is %s', (locator, domain) => {
    expect(registrableDomain(locator)).toBe(domain);
  });

  it.each([
    'TikTok',
    'X',
    'Node.js',
    'readme.txt',
    'St. Pauli',
    '',
    'https://192.0.2.7/a',
    '192.0.2.7',
    'http://[2001:db8::1]/',
    'com',
    'co.uk',
    'host.example',
    'not a url.com at all',
    'mailto:',
  ])('there is none for %j', (locator) => {
    expect(registrableDomain(locator)).toBeNull();
  });
});

it('keeps the host without www', () => {
  expect(siteOf('https://www.maps.google.com/x')).toEqual({ host: 'maps.google.com', domain: 'google.com' });
  expect(siteOf('www.nl')).toEqual({ host: 'www.nl', domain: 'www.nl' });
});

describe('whose a host is', () => {
  const whose = domainIndex([
    { domain: 'google.com', owner: 'search' },
    { domain: 'maps.google.com', owner: 'maps' },
    { domain: 'tiktok.com', owner: 'tiktok' },
    { domain: 'm.tiktok.com', owner: 'tiktok' },
  ]);

  it.each([
    ['tiktok.com', 'tiktok'],
    ['vm.tiktok.com', 'tiktok'],
    ['nottiktok.com', null],
    ['tiktok.com.evil.net', null],
    ['google.com', 'search'],
    ['maps.google.com', 'maps'],
    ['nl.maps.google.com', 'maps'],
    ['news.google.com', 'unclear'],
  ])('%s: %s', (host, owner) => {
    const owned = whose(host);
    expect(owned && owned !== 'unclear' ? owned.owner : owned).toBe(owner);
  });
});

describe('the address of the service of a URL', () => {
  it.each([
    ['https://www.tiktok.com/@someone', 'tiktok.com'],
    ['https://alice.blogspot.com/x', 'blogspot.com'],
    ['https://sites.google.com/view/alice', 'sites.google.com'],
    ['https://news.google.com/x', 'news.google.com'],
    ['https://alice.forum.example.co.uk/t/1', 'example.co.uk'],
    ['https://192.0.2.7/x', null],
    ['no locator', null],
  ])('%s is %s', (url, address) => {
    expect(serviceAddress(url)).toBe(address);
  });
});
