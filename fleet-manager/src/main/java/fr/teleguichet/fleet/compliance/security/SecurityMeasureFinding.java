package fr.teleguichet.fleet.compliance.security;

/**
 * How a measure stands.
 *
 * @param detail what there is to say of it, in the reader's language
 */
record SecurityMeasureFinding(
    SecurityMeasure measure, SecurityMeasure.State state, String detail) {}
