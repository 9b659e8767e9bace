package fr.teleguichet.fleet.compliance.security;

import fr.teleguichet.hardware.text.CodedEnum;

/** What protects the network, in the order of the document. */
enum SecurityMeasure implements CodedEnum {
  PAGES_ENCRYPTED,
  DEVICES_CERTIFIED,
  BROKER_ENCRYPTED,
  SECOND_FACTOR,
  PASSWORDS,
  SESSIONS,
  TOKENS,
  SIGNED_UPDATES,
  UPDATES_TAKEN_BACK,
  BACKUP,
  AUDIT_LOG,
  ALERTS,
  AUTHORITY,
  ERASURE,
  CALLS;

  /** Whether it holds now. */
  enum State implements CodedEnum {
    ON,
    /** In part, or only for some. */
    PARTLY,
    OFF
  }
}
