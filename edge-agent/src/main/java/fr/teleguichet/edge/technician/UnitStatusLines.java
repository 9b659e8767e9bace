package fr.teleguichet.edge.technician;

import fr.teleguichet.edge.identity.HeldCertificate;
import fr.teleguichet.edge.identity.IdentityState;
import fr.teleguichet.edge.link.LinkState;
import fr.teleguichet.edge.network.NetworkQualityFigures;
import fr.teleguichet.edge.network.NetworkUsability;
import fr.teleguichet.edge.network.NetworkWatch;
import fr.teleguichet.edge.screen.UnitStatus;
import fr.teleguichet.edge.screen.UnitStatus.Code;
import fr.teleguichet.edge.screen.UnitStatus.Line;
import fr.teleguichet.hardware.identity.Fingerprint;
import fr.teleguichet.hardware.identity.ShortCode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Identity and link in the words of the technician's page. */
public final class UnitStatusLines {

  private UnitStatusLines() {}

  /**
   * How the unit stands.
   *
   * @param pages where people accept units
   */
  public static UnitStatus of(
      IdentityState identity,
      Optional<LinkState> link,
      Optional<String> kiosk,
      Optional<URI> pages) {
    List<Line> lines = new ArrayList<>();
    kiosk.ifPresent(name -> lines.add(new Line("Borne", name)));
    switch (identity) {
      case IdentityState.Nameless it -> {
        lines.add(new Line("Identité", "aucune, la borne n’est pas en service"));
        lines.add(new Line("Code", ShortCode.of(it.key()).toString()));
        lines.add(new Line("Empreinte de la clé", it.key().grouped()));
        lines.add(new Line("Où elle en est", it.sentence()));
      }
      case IdentityState.Named it -> certificate(it, lines);
      case IdentityState.Configured _ ->
          lines.add(new Line("Identité", "donnée par la configuration, sans certificat"));
      case IdentityState.Unknown _ -> lines.add(new Line("Identité", "pas encore connue"));
    }
    link.ifPresent(state -> lines.add(new Line("Liaison", words(state))));
    return new UnitStatus(code(identity, pages), lines);
  }

  private static void certificate(IdentityState.Named state, List<Line> lines) {
    HeldCertificate held = state.held();
    lines.add(new Line("Identité", held.name().uri().toString()));
    lines.add(
        new Line(
            "Empreinte de la clé", Fingerprint.of(held.certificate().getPublicKey()).grouped()));
    lines.add(new Line("Certificat", "du " + held.from() + " au " + held.until()));
    lines.add(
        new Line(
            "Renouvellement",
            switch (state) {
              case IdentityState.Enrolled it -> "prévu le " + it.renewAt();
              case IdentityState.Renewing _ -> "en cours";
              case IdentityState.Delayed it -> "remis au " + it.next() + "\u00a0: " + it.sentence();
            }));
  }

  private static Optional<Code> code(IdentityState identity, Optional<URI> pages) {
    if (!(identity instanceof IdentityState.Nameless it)) {
      return Optional.empty();
    }
    String code = ShortCode.of(it.key()).toString();
    return Optional.of(
        new Code(code, it.key().grouped(), pages.map(page -> page.resolve("/units?q=" + code))));
  }

  /** The way to the fleet as it was measured. */
  public static Line network(NetworkWatch way) {
    return network(way.quality(), way.figures(), most(way));
  }

  static Line network(NetworkUsability found, NetworkQualityFigures figures, String most) {
    if (figures.asked() == 0) {
      return new Line("Réseau", "pas encore mesuré");
    }
    String quality = found == NetworkUsability.GOOD ? "suffit pour la visio" : "trop faible";
    return new Line(
        "Réseau",
        quality
            + figures
                .roundTrip()
                .map(it -> ", aller-retour " + it.toMillis() + "\u00a0ms")
                .orElse("")
            + ", gigue %d\u00a0ms, %s sur %d, %s"
                .formatted(
                    figures.jitter().toMillis(), lost(figures.lost()), figures.asked(), most));
  }

  /** French counts 0 and 1 in the singular. */
  private static String lost(int trips) {
    return trips + (trips < 2 ? " essai perdu" : " essais perdus");
  }

  private static String most(NetworkWatch way) {
    if (way.received().isEmpty() || way.sent().isEmpty()) {
      return "débit jamais observé";
    }
    return "au plus %.0f\u00a0ko/s reçus et %.0f\u00a0ko/s émis en une heure (la ligne peut davantage)"
        .formatted(way.received().getAsDouble(), way.sent().getAsDouble());
  }

  private static String words(LinkState link) {
    return switch (link) {
      case LinkState.Offline it -> "coupée\u00a0: " + it.cause();
      case LinkState.Connecting it -> "connexion à " + it.contact().server();
      case LinkState.Subscribing it -> "abonnement auprès de " + it.contact().server();
      case LinkState.AwaitingHost it ->
          "connectée à " + it.contact().server() + ", attend le gestionnaire";
      case LinkState.Online it -> "en service avec " + it.contact().server();
      case LinkState.Leaving it -> "quitte ce serveur\u00a0: " + it.cause();
      case LinkState.Stopping _, LinkState.Stopped _ -> "arrêtée";
    };
  }
}
