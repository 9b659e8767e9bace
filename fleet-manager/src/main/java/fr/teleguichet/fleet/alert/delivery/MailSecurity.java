package fr.teleguichet.fleet.alert.delivery;

import fr.teleguichet.hardware.text.CodedEnum;

/** How the way to the mail server is protected. */
public enum MailSecurity implements CodedEnum {
  /** Not at all: for a server on this machine. */
  NONE,
  /** The greetings in clear, then TLS, or nothing is sent. */
  STARTTLS,
  /** TLS from the first byte. */
  TLS
}
