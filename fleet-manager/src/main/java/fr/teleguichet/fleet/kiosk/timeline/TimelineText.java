package fr.teleguichet.fleet.kiosk.timeline;

import fr.teleguichet.fleet.kiosk.StatusReasonText;
import fr.teleguichet.fleet.web.page.LocalizedText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Strips in words: what they show to who can't see them, and to who points at an hour. */
public final class TimelineText {

  private TimelineText() {}

  /** What the strip is about. */
  public static String label(Timeline strip, LocalizedText text) {
    return strip.device().isEmpty()
        ? text.say("strip.kiosk")
        : StatusReasonText.capital(StatusReasonText.device(strip.device(), text));
  }

  /** A state; a kiosk that failed was out of reach, a peripheral out of order. */
  public static String state(Timeline strip, TimelineState state, LocalizedText text) {
    if (strip.device().isEmpty()) {
      return text.say("strip.link." + state.code());
    }
    return state == TimelineState.FAILED
        ? text.say("strip.device.failed")
        : text.say("strip.state." + state.code());
  }

  /** The strips that are not drawn: what worked all the time, and what nobody knows of. */
  public static String silent(List<Timeline> strips, LocalizedText text) {
    List<String> sentences = new ArrayList<>();
    Map<Boolean, List<Timeline>> silent =
        strips.stream()
            .filter(it -> !it.tells())
            .collect(Collectors.partitioningBy(it -> it.whole().working().isPresent()));
    silent.forEach(
        (known, some) -> {
          if (!some.isEmpty()) {
            sentences.add(
                text.say(
                    known ? "strip.silent.well" : "strip.silent.unknown", devices(some, text)));
          }
        });
    return String.join(" ", sentences);
  }

  private static String devices(List<Timeline> strips, LocalizedText text) {
    return strips.stream()
        .map(it -> StatusReasonText.device(it.device(), text))
        .collect(Collectors.joining(", "));
  }

  /** How much of the known time it worked. */
  public static String working(Timeline strip, LocalizedText text) {
    OptionalDouble working = strip.whole().working();
    return working.isEmpty()
        ? text.say("strip.nothing")
        : text.say("strip.working", percent(working.getAsDouble(), text));
  }

  /** The shares of every state that occurred. */
  public static String shares(Timeline strip, LocalizedText text) {
    List<String> parts = new ArrayList<>();
    TimelineStateShares whole = strip.whole();
    for (TimelineState state : TimelineState.values()) {
      double part = whole.part(state).orElse(0);
      if (part > 0) {
        parts.add(text.say("strip.share", state(strip, state, text), percent(part, text)));
      }
    }
    return String.join(", ", parts);
  }

  /** The worst stretches, or that there were none. */
  public static String worst(Timeline strip, LocalizedText text) {
    List<TimelineSegment> worst = strip.worst();
    if (worst.isEmpty()) {
      return strip.whole().working().isEmpty() ? "" : text.say("strip.no-spell");
    }
    return text.say(
        "strip.spells",
        String.join("\u00a0; ", worst.stream().map(it -> spell(strip, it, text)).toList()));
  }

  private static String spell(Timeline strip, TimelineSegment spell, LocalizedText text) {
    return text.say(
        "strip.spell",
        state(strip, spell.state(), text),
        length(spell.length(), text),
        text.moment(spell.from()));
  }

  /** One hour, or a calm stretch of several. */
  public static String bar(Timeline strip, Timeline.Bar bar, LocalizedText text) {
    String when = text.say("strip.span", moment(bar.from(), text), moment(bar.to(), text));
    boolean calm = bar.state() == TimelineState.OK || bar.state() == TimelineState.UNKNOWN;
    String what = state(strip, bar.state(), text);
    return text.say(
        "strip.bar",
        when,
        calm ? what : what + " " + length(bar.share().length(bar.state()), text));
  }

  private static String moment(Instant instant, LocalizedText text) {
    return text.formatted(text.say("format.hour"), instant.atZone(LocalizedText.ZONE));
  }

  /** Minutes, or hours and minutes. */
  static String length(Duration length, LocalizedText text) {
    if (length.compareTo(Duration.ofHours(1)) < 0 || length.compareTo(Duration.ofDays(2)) >= 0) {
      return text.length(length);
    }
    String hours = text.say("age.hours", length.toHours());
    return length.toMinutesPart() == 0
        ? hours
        : hours + " " + text.say("age.minutes", (long) length.toMinutesPart());
  }

  /** How much of a day's known time it worked; a word where nothing is known. */
  public static String day(Timeline strip, TimelineWindow.Day day, LocalizedText text) {
    OptionalDouble working = strip.day(day).working();
    return working.isEmpty() ? text.say("strip.nothing") : percent(working.getAsDouble(), text);
  }

  /** A percentage that says 100 and 0 only where it is just that. */
  static String percent(double part, LocalizedText text) {
    double rounded = Math.round(part * 1_000) / 10.0;
    if (part < 1 && rounded >= 100) {
      rounded = 99.9;
    } else if (part > 0 && rounded <= 0) {
      rounded = 0.1;
    }
    return text.withUnit(text.number(rounded, 1), "%");
  }
}
