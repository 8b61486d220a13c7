import { describe, expect, it } from 'vitest';
import {
  emailColumns,
  isHeader,
  recogniseColumns,
  templateHeader,
} from '../../../shared/roster/roster-columns.ts';

/** Headers as the systems write them (pretix: exporters/orderlist.py, WikiEduDashboard: course_students_csv_builder.rb). */
const pretix =
  'Event slug;Order code;Position ID;Status;Email;Phone number;Order date;Order time;Product;Variation;Price;Tax rate;Tax rule;Tax value;Attendee name;Attendee name: Given name;Attendee name: Family name;Attendee email;Company;Address;Shell name'.split(
    ';',
  );
const dashboard =
  'username,global_id,enrollment_timestamp,registered_at,revisions_during_project'.split(',');

describe('recogniseColumns', () => {
  it('knows the template that Lanyard offers', () => {
    expect(recogniseColumns(templateHeader)).toEqual({
      source: 'template',
      columns: { username: 0, shellName: 1, email: 2 },
    });
  });

  it.each([
    [['Developer username', 'Shell username', 'Email address']],
    [['Developer name', 'Shell name', 'E-mail']],
  ])('knows a result of its own, also of an older Lanyard: %j', (header) => {
    expect(recogniseColumns(header).columns).toEqual({ username: 0, shellName: 1, email: 2 });
  });

  it('knows a Pretix export, and takes the attendee’s address before the order’s', () => {
    expect(recogniseColumns(pretix)).toEqual({
      source: 'pretix',
      columns: { username: 14, givenName: 15, familyName: 16, shellName: 20, email: 17 },
    });
  });

  it('knows a Dashboard export, which has no address', () => {
    expect(recogniseColumns(dashboard)).toEqual({ source: 'dashboard', columns: { username: 0 } });
  });

  it.each([
    ['Swedish', ['Användarnamn', 'E-postadress'], { username: 0, email: 1 }],
    [
      'Swedish halves',
      ['Förnamn', 'Efternamn', 'E-post'],
      { givenName: 0, familyName: 1, email: 2 },
    ],
    ['German', ['Benutzername', 'E-Mail-Adresse'], { username: 0, email: 1 }],
    ['German halves', ['Vorname', 'Name', 'E-Mail'], { givenName: 0, familyName: 1, email: 2 }],
    ['French', ['Nom complet', 'Courriel'], { username: 0, email: 1 }],
    [
      'French halves',
      ['Prénom', 'Nom', 'Adresse e-mail'],
      { givenName: 0, familyName: 1, email: 2 },
    ],
    ['shouting', ['FULL NAME', ' E-MAIL '], { username: 0, email: 1 }],
  ])('knows what columns are called: %s', (_, header, columns) => {
    expect(recogniseColumns(header)).toEqual({ source: 'other', columns });
  });

  it('leaves to a person what it does not know', () => {
    expect(recogniseColumns(['A', 'B', 'constructor'])).toEqual({ source: 'other', columns: {} });
  });
});

describe('isHeader', () => {
  it('takes a first row with an address for a person', () => {
    expect(isHeader(['Jane Doe', 'jane@example.org'])).toBe(false);
    expect(isHeader(['Name', 'E-mail (@)'])).toBe(true);
    expect(isHeader(['Name', 'jane@example.org'])).toBe(false);
  });

  it('takes a row of known headers for one, whatever else is in it', () => {
    expect(isHeader(['Timestamp', 'Name', 'Email', 'I agree (ask privacy@example.org)'])).toBe(
      true,
    );
    expect(isHeader(['E-Mail', 'mail to desk@example.org for help'])).toBe(true);
    expect(isHeader(['Vorname', 'Nachname', 'desk@example.org (optional)'])).toBe(true);
  });
});

describe('emailColumns', () => {
  it('finds the address of the ticket before the one of its order', () => {
    expect(emailColumns(['Order code', 'Email', 'Attendee name', 'Attendee email'])).toEqual([
      3, 1,
    ]);
    expect(emailColumns(['Bestellnummer', 'E-Mail', 'E-Mail des Teilnehmers'])).toEqual([2, 1]);
    expect(emailColumns(['Name'])).toEqual([]);
  });
});
