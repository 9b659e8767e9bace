package fr.teleguichet.fleet.kiosk;

import fr.teleguichet.fleet.site.KioskUrlName;
import fr.teleguichet.fleet.site.SiteViewModels;
import java.util.List;

/** A name alone, which is that of several kiosks that the visitor may see: nothing was done. */
public final class AmbiguousKioskException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String name;
  private final transient List<KioskUrlName> addresses;

  /** A name and the addresses of those that have it. */
  public AmbiguousKioskException(String name, List<KioskUrlName> addresses) {
    super("several kiosks have the name " + name, null, false, false);
    this.name = name;
    this.addresses = List.copyOf(addresses);
  }

  /** The name. */
  public String name() {
    return name;
  }

  /** Those that have it. */
  public List<SiteViewModels.Stand> kiosks() {
    return addresses.stream().map(kiosk -> new SiteViewModels.Stand(kiosk, true)).toList();
  }

  /** The addresses of those that have it. */
  public List<KioskUrlName> addresses() {
    return addresses;
  }
}
