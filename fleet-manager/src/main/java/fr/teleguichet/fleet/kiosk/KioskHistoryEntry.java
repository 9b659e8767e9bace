package fr.teleguichet.fleet.kiosk;

import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.hardware.device.ShutdownReason;
import fr.teleguichet.hardware.journal.NetworkChangeEnd;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Something that happened to a kiosk, in words.
 *
 * @param at when; of an answer to the survey, the Monday of its week
 * @param when the same in words
 * @param look how it looks, by the words of the style sheet
 * @param words what happened
 * @param more what else is known; empty for nothing
 */
public record KioskHistoryEntry(Instant at, String when, String look, String words, String more) {

  /** All of them, newest first. */
  static List<KioskHistoryEntry> newestFirst(Stream<KioskHistoryEntry> events) {
    return events.sorted(Comparator.comparing(KioskHistoryEntry::at).reversed()).toList();
  }

  /** A change of the connection. */
  static KioskHistoryEntry of(KioskHistoryReader.LinkChange change, LocalizedText text) {
    String words =
        switch (change.link()) {
          case "connected" -> text.say("change.connected");
          case "lost" -> text.say("change.lost");
          case "stopped" -> stopped(change.reason(), text);
          default -> text.say("change.unknown");
        };
    return new KioskHistoryEntry(
        change.at(), text.moment(change.at()), look(change.link()), words, "");
  }

  private static String look(String link) {
    return switch (link) {
      case "connected" -> "ok";
      case "lost" -> "failed";
      case "stopped" -> "stopped";
      default -> "unknown";
    };
  }

  private static String stopped(Optional<String> reason, LocalizedText text) {
    return text.say(
        "change.stopped",
        reason
            .flatMap(ShutdownReason::ofWord)
            .map(it -> it.label(text.language().locale()))
            .orElseGet(() -> text.say("change.stopped.other")));
  }

  /** What a chart is annotated with, in words. */
  static String words(KioskHistoryReader.Mark mark, LocalizedText text) {
    return mark.kind().equals("stopped") ? stopped(mark.reason(), text) : type(mark.kind(), text);
  }

  /** A change of a peripheral. */
  static KioskHistoryEntry of(KioskHistoryReader.DeviceChange change, LocalizedText text) {
    String device = StatusReasonText.capital(StatusReasonText.device(change.device(), text));
    String state =
        change.present() ? KioskViewModel.state(change.state(), text) : text.say("device.gone");
    String reasons = StatusReasonText.keywords(change.reasons(), text);
    return new KioskHistoryEntry(
        change.at(),
        text.moment(change.at()),
        change.present() ? KioskViewModel.standing(change.state()) : "failed",
        text.say("change.device", device, reasons.isEmpty() ? state : state + " (" + reasons + ")"),
        "");
  }

  /** A record of the journal. */
  static KioskHistoryEntry of(
      KioskHistoryReader.Entry entry, UpdateRecord.Words words, LocalizedText text) {
    return new KioskHistoryEntry(
        entry.occurred(),
        when(entry, text),
        look(entry),
        type(entry.type(), text),
        entry
            .update()
            .map(it -> words.sentence(it, text))
            .or(() -> entry.network().map(it -> NetworkChangeOutcomeText.say(it, text)))
            .orElseGet(() -> text.say("kiosk.number", entry.number())));
  }

  /** Of a survey there is the week only. */
  private static String when(KioskHistoryReader.Entry entry, LocalizedText text) {
    return entry.received().isPresent()
        ? text.moment(entry.occurred())
        : text.say("kiosk.week", text.day(entry.occurred().atZone(ZoneOffset.UTC).toLocalDate()));
  }

  private static String look(KioskHistoryReader.Entry entry) {
    boolean isBack = entry.network().filter(it -> it.end() != NetworkChangeEnd.KEPT).isPresent();
    return isBack || entry.type().equals("incident") ? "watch" : "record";
  }

  /** A record's type in words; those of a newer kiosk have none yet. */
  private static String type(String type, LocalizedText text) {
    return switch (type) {
      case "interview",
          "survey",
          "presence",
          "incident",
          "started",
          "care",
          "update",
          "erasure",
          "network" ->
          text.say("record." + type);
      default -> text.say("record.other");
    };
  }
}
