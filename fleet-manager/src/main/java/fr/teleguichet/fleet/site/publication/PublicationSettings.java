package fr.teleguichet.fleet.site.publication;

import fr.teleguichet.fleet.platform.settings.Setting;
import fr.teleguichet.fleet.platform.settings.Settings;
import java.util.List;

/**
 * Whether the public sees sites.
 *
 * @param open whether there is a page for everybody at all
 */
public record PublicationSettings(boolean open) {

  static final Setting<Boolean> OPEN =
      Setting.flag(
          "fleet.public-sites",
          false,
          "Show sites to everybody, without signing in, at `/public/sites` and"
              + " `/api/v1/public/sites`: where they are, when they are open, which services they"
              + " offer; with them the accessibility statement and the privacy notice.");

  /** All of them. */
  public static final List<Setting<?>> ALL = List.of(OPEN);

  /** Takes the operator's values. */
  public static PublicationSettings from(Settings settings) {
    return new PublicationSettings(settings.get(OPEN));
  }
}
