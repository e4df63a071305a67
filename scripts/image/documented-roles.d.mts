/** Roles and a database made with the SQL of docs/database-roles.md. */
export interface DocumentedRoles {
  /** The owner's name. */
  owner: string;
  /** The name of the service's login. */
  service: string;
  ownerUrl: string;
  url: string;
  remove(): Promise<void>;
}

export function makeDocumentedRoles(serverUrl: string): Promise<DocumentedRoles>;
