package fr.teleguichet.hardware.board;

/** What a peripheral speaks over the network, or over loopback through a daemon. */
public enum NetworkProtocol {
  /** Printing: Internet Printing Protocol, RFC 8010 and 8011. */
  IPP,
  /** Scanning: Mopria eSCL. */
  ESCL,
  /** Power: the text protocol of Network UPS Tools, RFC 9271. */
  NUT
}
