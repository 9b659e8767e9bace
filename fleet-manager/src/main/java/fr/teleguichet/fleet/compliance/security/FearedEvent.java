package fr.teleguichet.fleet.compliance.security;

import fr.teleguichet.hardware.text.CodedEnum;

/** What must not happen; how bad and how likely it is the public body judges. */
enum FearedEvent implements CodedEnum {
  TALK_OVERHEARD,
  TRACE_LEFT,
  FALSE_ADVISER,
  KIOSK_TAKEN_OVER,
  KIOSK_STOLEN,
  FALSE_UPDATE,
  ACCOUNT_TAKEN_OVER,
  SERVER_LOST,
  NETWORK_STANDS_STILL,
  FIGURES_FALSIFIED
}
