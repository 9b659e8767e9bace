package fr.teleguichet.edge.technician;

import fr.teleguichet.edge.enrolment.EnrolmentStatus;
import fr.teleguichet.edge.identity.HeldCertificate;
import fr.teleguichet.edge.identity.IdentityState;
import fr.teleguichet.edge.link.LinkState;
import fr.teleguichet.edge.network.NetworkQualityFigures;
import fr.teleguichet.edge.network.NetworkQualityMonitor;
import fr.teleguichet.edge.network.NetworkUsability;
import fr.teleguichet.edge.presence.PresenceErrorEstimate;
import fr.teleguichet.edge.screen.UnitStatus;
import fr.teleguichet.edge.screen.UnitStatus.Code;
import fr.teleguichet.edge.screen.UnitStatus.Line;
import fr.teleguichet.edge.speech.SpeechAvailability;
import fr.teleguichet.edge.text.Messages;
import fr.teleguichet.edge.update.UpdateNotice;
import fr.teleguichet.hardware.identity.Fingerprint;
import fr.teleguichet.hardware.identity.ShortCode;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Identity, link and network in the words of the technician's page. */
public final class UnitStatusFactory {

  private final Messages messages;
  private final DateTimeFormatter times;

  /**
   * Makes one that says it in this language.
   *
   * @param zone of the place where the kiosk stands
   */
  public UnitStatusFactory(Messages messages, ZoneId zone) {
    this.messages = messages;
    this.times =
        DateTimeFormatter.ofPattern(messages.pattern("format.time"), messages.language())
            .withZone(zone);
  }

  /**
   * How the unit stands.
   *
   * @param pages where people accept units
   */
  public UnitStatus of(EnrolmentStatus unit, Optional<URI> pages) {
    List<Line> lines = new ArrayList<>();
    unit.kiosk().ifPresent(name -> lines.add(line("unit.kiosk", name)));
    switch (unit.identity()) {
      case IdentityState.Nameless it -> {
        lines.add(line("unit.identity", say("unit.identity.none")));
        lines.add(line("unit.code", ShortCode.of(it.key()).toString()));
        lines.add(line("unit.fingerprint", it.key().grouped()));
        lines.add(line("unit.stage", it.sentence()));
      }
      case IdentityState.Named it -> lines.addAll(certificate(it));
      case IdentityState.Configured _ ->
          lines.add(line("unit.identity", say("unit.identity.configured")));
      case IdentityState.Unknown _ ->
          lines.add(line("unit.identity", say("unit.identity.unknown")));
    }
    unit.link().ifPresent(state -> lines.add(line("link", words(state))));
    ProxyStatusLine.of(unit.route(), messages).ifPresent(lines::add);
    return new UnitStatus(code(unit.identity(), pages), lines);
  }

  /**
   * All that the page says of the unit.
   *
   * @param way what was measured of the way to the fleet
   * @param sensors what presence detection knows of its own errors; nothing without sensors
   * @param speech whether it can read aloud; nothing where that is turned off
   */
  public UnitStatus of(
      EnrolmentStatus unit,
      Optional<URI> pages,
      NetworkQualityMonitor way,
      UpdateNotice update,
      Optional<PresenceErrorEstimate> sensors,
      Optional<SpeechAvailability> speech) {
    UnitStatus status =
        of(unit, pages)
            .with(network(way))
            .with(UpdateStatusLine.of(update, messages))
            .with(line("speech", speech.map(this::words).orElseGet(() -> say("speech.off"))));
    return sensors.map(it -> status.with(PresenceStatusLine.of(it, messages))).orElse(status);
  }

  private List<Line> certificate(IdentityState.Named state) {
    HeldCertificate held = state.held();
    return List.of(
        line("unit.identity", held.name().uri().toString()),
        line("unit.fingerprint", Fingerprint.of(held.certificate().getPublicKey()).grouped()),
        line(
            "unit.certificate",
            say("unit.certificate.term", times.format(held.from()), times.format(held.until()))),
        line(
            "unit.renewal",
            switch (state) {
              case IdentityState.Enrolled it ->
                  say("unit.renewal.planned", times.format(it.renewAt()));
              case IdentityState.Renewing _ -> say("unit.renewal.running");
              case IdentityState.Delayed it ->
                  say("unit.renewal.delayed", times.format(it.next()), it.sentence());
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
  private Line network(NetworkQualityMonitor way) {
    return network(way.quality(), way.figures(), most(way));
  }

  Line network(NetworkUsability found, NetworkQualityFigures figures, String most) {
    return line(
        "network", figures.asked() == 0 ? say("network.unmeasured") : words(found, figures, most));
  }

  private String words(NetworkUsability found, NetworkQualityFigures figures, String most) {
    Optional<Duration> trip = figures.roundTrip();
    return say(
        trip.isPresent() ? "network.figures-with-trip" : "network.figures",
        say(found == NetworkUsability.GOOD ? "network.good" : "network.poor"),
        Long.toString(figures.jitter().toMillis()),
        messages.count("network.lost", figures.lost()),
        Integer.toString(figures.asked()),
        most,
        trip.map(it -> Long.toString(it.toMillis())).orElse(""));
  }

  private String most(NetworkQualityMonitor way) {
    if (way.received().isEmpty() || way.sent().isEmpty()) {
      return say("network.rate.unknown");
    }
    return say(
        "network.rate",
        "%.0f".formatted(way.received().getAsDouble()),
        "%.0f".formatted(way.sent().getAsDouble()));
  }

  private String words(SpeechAvailability speech) {
    return switch (speech) {
      case SpeechAvailability.Unknown _ -> say("speech.unknown");
      case SpeechAvailability.Ready _ -> say("speech.ready");
      case SpeechAvailability.Silent it -> say("speech.silent", it.why());
    };
  }

  private String words(LinkState link) {
    return switch (link) {
      case LinkState.Offline it -> say("link.offline", it.cause());
      case LinkState.Connecting it -> say("link.connecting", server(it));
      case LinkState.Subscribing it -> say("link.subscribing", server(it));
      case LinkState.AwaitingHost it -> say("link.awaiting-host", server(it));
      case LinkState.Online it -> say("link.online", server(it));
      case LinkState.Leaving it -> say("link.leaving", it.cause());
      case LinkState.Stopping _, LinkState.Stopped _ -> say("link.stopped");
    };
  }

  private static String server(LinkState.InContact link) {
    return link.contact().server().toString();
  }

  private Line line(String label, String text) {
    return new Line(say(label), text);
  }

  private String say(String key, String... values) {
    return messages.say(key, values);
  }
}
