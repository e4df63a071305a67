/** A family, and the organisation that keeps its file. */
export interface SeenFamily {
  familyId: string;
  organisationId: string;
}

/** The families whose data one operation has come to see, each once. Whatever reads family data tells it. */
export class SeenFamilies {
  readonly #organisations = new Map<string, string>();

  add({ familyId, organisationId }: SeenFamily): void {
    this.#organisations.set(familyId, organisationId);
  }

  addAll(others: SeenFamilies): void {
    for (const family of others.list()) this.add(family);
  }

  list(): SeenFamily[] {
    return [...this.#organisations].map(([familyId, organisationId]) => ({ familyId, organisationId }));
  }
}

/** Tells that an operation has read or written a family's own file. */
export function sawFamily({ seen }: { seen: SeenFamilies }, { id, organisationId }: { id: string; organisationId: string }): void {
  seen.add({ familyId: id, organisationId });
}
