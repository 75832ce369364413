import { z } from 'zod';
import { ContentLevel } from './content.ts';
import type { Endpoint } from './endpoint.ts';
import { problems } from './problem.ts';
import { ById, Id, Timestamp } from './shapes.ts';

export const Role = z.enum(['owner', 'admin', 'creator', 'viewer']).meta({ id: 'Role' });
export type Role = z.infer<typeof Role>;
export const Person = z.object({ id: Id, name: z.string(), role: Role }).meta({ id: 'Person' });
export type Person = z.infer<typeof Person>;

/** What takes belong to. */
export const Project = z
  .object({ id: Id, name: z.string(), contentLevel: ContentLevel, createdAt: Timestamp })
  .meta({ id: 'Project' });
export type Project = z.infer<typeof Project>;
const ProjectName = z.strictObject({ name: z.string().trim().min(1).max(80) });
const ProjectChange = z.strictObject({ ...ProjectName.shape, contentLevel: ContentLevel }).partial();

/** What the owner can set for the studio; times in days where named so. */
export const Settings = z
  .strictObject({
    takeExpiryDays: z.int().min(1).max(365),
    trashDays: z.int().min(1).max(365),
    notifyFinished: z.boolean(),
    /** A worker gets nothing more once this many of its last `setAsideOf` tasks failed by its own fault; 0 is never. */
    setAsideFaults: z.int().min(0).max(50),
    setAsideOf: z.int().min(1).max(50),
  })
  .meta({ id: 'Settings' });
export type Settings = z.infer<typeof Settings>;

/** Who is signed in, and where the studio keeps its things. */
export const Session = z
  .object({
    person: Person,
    studio: z.object({ version: z.string(), folder: z.string(), shell: z.enum(['desktop', 'browser']) }),
  })
  .meta({ id: 'Session' });
export type Session = z.infer<typeof Session>;

const tags = ['studio'] as const;

export const studio = {
  readHealth: {
    method: 'GET',
    url: '/api/health',
    config: { access: 'anyone' },
    schema: {
      operationId: 'readHealth',
      summary: 'Whether the studio answers',
      tags,
      response: { 200: z.object({ ok: z.literal(true) }), ...problems },
    },
  },
  signIn: {
    method: 'POST',
    url: '/api/session',
    config: { access: 'anyone' },
    schema: {
      operationId: 'signIn',
      summary: 'Trade the one-time token of the printed address for a session cookie',
      tags,
      body: z.strictObject({ token: z.string().min(20).max(200) }),
      response: { 200: Session, ...problems },
    },
  },
  readSession: {
    method: 'GET',
    url: '/api/session',
    config: { access: 'person', scopes: ['read'] },
    schema: { operationId: 'readSession', summary: 'Who is signed in', tags, response: { 200: Session, ...problems } },
  },
  signOut: {
    method: 'DELETE',
    url: '/api/session',
    config: { access: 'person' },
    schema: {
      operationId: 'signOut',
      summary: 'End this session',
      tags,
      response: { 204: z.undefined(), ...problems },
    },
  },
  listProjects: {
    method: 'GET',
    url: '/api/projects',
    config: { access: 'person', scopes: ['read'] },
    schema: {
      operationId: 'listProjects',
      summary: 'All projects',
      tags,
      response: { 200: z.object({ projects: z.array(Project) }), ...problems },
    },
  },
  createProject: {
    method: 'POST',
    url: '/api/projects',
    config: { access: 'person' },
    schema: {
      operationId: 'createProject',
      summary: 'Begin a project',
      tags,
      body: ProjectName,
      response: { 201: Project, ...problems },
    },
  },
  changeProject: {
    method: 'PATCH',
    url: '/api/projects/:id',
    config: { access: 'person' },
    schema: {
      operationId: 'changeProject',
      summary: 'Name a project anew, or say what may be made in it',
      tags,
      params: ById,
      body: ProjectChange,
      response: { 200: Project, ...problems },
    },
  },
  readSettings: {
    method: 'GET',
    url: '/api/settings',
    config: { access: 'person', scopes: ['read'] },
    schema: {
      operationId: 'readSettings',
      summary: "The studio's settings",
      tags,
      response: { 200: Settings, ...problems },
    },
  },
  changeSettings: {
    method: 'PATCH',
    url: '/api/settings',
    config: { access: 'person' },
    schema: {
      operationId: 'changeSettings',
      summary: 'Change some settings',
      tags,
      body: Settings.partial(),
      response: { 200: Settings, ...problems },
    },
  },
} as const satisfies Record<string, Endpoint>;
