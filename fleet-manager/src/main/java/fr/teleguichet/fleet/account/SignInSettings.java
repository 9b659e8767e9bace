package fr.teleguichet.fleet.account;

import fr.teleguichet.fleet.access.Role;
import fr.teleguichet.fleet.platform.settings.Secret;
import fr.teleguichet.fleet.platform.settings.Setting;
import fr.teleguichet.fleet.platform.settings.Settings;
import fr.teleguichet.fleet.platform.settings.SettingsException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How people sign in.
 *
 * @param idle after this long without a request a session is over
 * @param longest after this long a session is over in any case
 * @param factorRoles whose roles must have a second factor
 * @param provider the identity provider, where there is one
 */
public record SignInSettings(
    Duration idle, Duration longest, Set<Role> factorRoles, Optional<Provider> provider) {

  public SignInSettings {
    factorRoles = Set.copyOf(factorRoles);
  }

  static final Setting<Integer> IDLE =
      Setting.whole(
          "fleet.session.idle-minutes",
          120,
          5,
          10_080,
          "After this many minutes without a request a person must sign in again.");
  static final Setting<Integer> MAX =
      Setting.whole(
          "fleet.session.longest-hours",
          24,
          1,
          720,
          "After this many hours a person must sign in again in any case.");
  static final Setting<String> FACTOR_ROLES =
      Setting.text(
          "fleet.session.second-factor",
          "",
          "Roles that must have a second factor, separated by commas, such as `coordinator,"
              + " technician`: whoever has none sets it up before anything else. Whoever comes"
              + " through the identity provider has the provider's.");
  static final Setting<String> ISSUER =
      Setting.text(
          "fleet.oidc.issuer",
          "",
          "OpenID Connect provider through which people may sign in, such as"
              + " `https://id.example.org`; empty for none.");
  static final Setting<String> CLIENT_ID =
      Setting.text("fleet.oidc.client-id", "", "The client id that the provider gave.");
  static final Setting<Secret> CLIENT_SECRET =
      Setting.secret("fleet.oidc.client-secret", "The secret that the provider gave.");

  /** Every setting of accounts. */
  public static final List<Setting<?>> ALL =
      List.of(IDLE, MAX, FACTOR_ROLES, ISSUER, CLIENT_ID, CLIENT_SECRET);

  /**
   * An identity provider (OpenID Connect Core 1.0).
   *
   * @param issuer its name and address, exactly as its tokens say it
   */
  public record Provider(String issuer, String clientId, Secret clientSecret) {}

  /** Takes the operator's values. */
  public static SignInSettings from(Settings settings) {
    return new SignInSettings(
        Duration.ofMinutes(settings.get(IDLE)),
        Duration.ofHours(settings.get(MAX)),
        roles(settings.get(FACTOR_ROLES)),
        provider(settings));
  }

  private static Set<Role> roles(String text) {
    return Arrays.stream(text.split(",", -1))
        .map(String::strip)
        .filter(word -> !word.isEmpty())
        .map(SignInSettings::role)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
  }

  private static Role role(String word) {
    return Role.ofWord(word)
        .orElseThrow(
            () ->
                new SettingsException(
                    FACTOR_ROLES.key()
                        + " has \""
                        + word
                        + "\": give coordinator, technician, mediator, adviser or viewer."));
  }

  private static Optional<Provider> provider(Settings settings) {
    String issuer = settings.get(ISSUER);
    if (issuer.isEmpty()) {
      return Optional.empty();
    }
    if (!isSafe(issuer)) {
      throw ISSUER.wrong(
          issuer,
          "give an address that begins with https://; plain http is for this machine only.");
    }
    if (settings.get(CLIENT_ID).isEmpty() || settings.get(CLIENT_SECRET).isEmpty()) {
      throw new SettingsException(
          ISSUER.key()
              + " is set: give "
              + CLIENT_ID.key()
              + " and "
              + CLIENT_SECRET.key()
              + " too.");
    }
    return Optional.of(new Provider(issuer, settings.get(CLIENT_ID), settings.get(CLIENT_SECRET)));
  }

  private static boolean isSafe(String issuer) {
    try {
      URI uri = URI.create(issuer);
      boolean isEncrypted = "https".equals(uri.getScheme()) && uri.getHost() != null;
      boolean isHere = "http".equals(uri.getScheme()) && "127.0.0.1".equals(uri.getHost());
      return isEncrypted || isHere;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}
