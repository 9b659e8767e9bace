package fr.teleguichet.fleet.compliance.privacy;

import fr.teleguichet.hardware.text.CodedEnum;

/** What is done with data, an entry of the record each (GDPR, article 30). */
public enum ProcessingActivity implements CodedEnum {
  /** Citizens speak with public services by video. */
  INTERVIEWS,
  /** People who work for the network sign in, and what they change is written down. */
  ACCOUNTS,
  /** The network is run: whom to call where, who was trained, how kiosks are. */
  NETWORK
}
