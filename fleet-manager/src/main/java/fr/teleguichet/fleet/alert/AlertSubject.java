package fr.teleguichet.fleet.alert;

import fr.teleguichet.hardware.protocol.NodeAddress;

/** Whom a condition is about. */
public sealed interface AlertSubject {

  /** A kiosk. */
  record OfKiosk(NodeAddress node) implements AlertSubject {
    @Override
    public String territory() {
      return node.group();
    }

    @Override
    public String code() {
      return "kiosk:" + node.segment();
    }
  }

  /**
   * A site, as far as kiosks of one territory stand there.
   *
   * @param site its row
   */
  record OfSite(int site, String territory) implements AlertSubject {
    @Override
    public String code() {
      return "site:" + site + ":" + territory;
    }
  }

  /** The network as a whole, and the manager itself: nobody's who sees a part of the fleet only. */
  record Network() implements AlertSubject {
    @Override
    public String territory() {
      return "";
    }

    @Override
    public String code() {
      return "network";
    }
  }

  /** Whose business it is; empty for those alone who see the whole fleet. */
  String territory();

  /** What the table calls it. */
  String code();

  /** The subject that the table calls so. */
  static AlertSubject ofCode(String code) {
    String[] parts = code.split(":", 2);
    return switch (parts[0]) {
      case "kiosk" -> new OfKiosk(NodeAddress.ofSegment(parts[1]).orElseThrow());
      case "site" -> {
        String[] site = parts[1].split(":", 2);
        yield new OfSite(Integer.parseInt(site[0]), site[1]);
      }
      case "network" -> new Network();
      default -> throw new IllegalArgumentException("no subject of an alert is " + code);
    };
  }
}
