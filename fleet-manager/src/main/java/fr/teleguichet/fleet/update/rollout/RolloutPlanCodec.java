package fr.teleguichet.fleet.update.rollout;

import fr.teleguichet.fleet.refusal.RefusalException;
import fr.teleguichet.fleet.update.rollout.eligibility.UpdateWindow;
import fr.teleguichet.hardware.opening.OpeningHours;
import fr.teleguichet.hardware.opening.OpeningHoursParser;
import fr.teleguichet.hardware.text.CodedEnum;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads and writes plans; what comes from outside is checked, and told what is wrong with it. */
@Singleton
final class RolloutPlanCodec {

  private static final int MAX_NAMES = 20_000;
  private static final int MAX_NAME_LENGTH = 128;
  private static final int MAX_TITLE_LENGTH = 60;

  /** What the table holds: the plan, and the part of the fleet that its maker may change. */
  @io.micronaut.serde.annotation.Serdeable
  record Stored(PlanJson plan, List<String> territories) {}

  private final JsonMapper json;

  RolloutPlanCodec(JsonMapper json) {
    this.json = json;
  }

  /** The plan as the table keeps it. */
  String text(RolloutPlan plan) {
    try {
      return new String(
          json.writeValueAsBytes(new Stored(write(plan), sorted(plan.territories()))),
          StandardCharsets.UTF_8);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** The plan of the table. */
  RolloutPlan stored(String text) {
    try {
      Stored stored = Objects.requireNonNull(json.readValue(text, Stored.class));
      return read(stored.plan(), Set.copyOf(stored.territories()), 0, DefaultWaveNames.PROGRAMS);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /**
   * A plan as somebody wrote it.
   *
   * @param kiosks how many are meant, for the waves that are usual
   * @param names of waves that have none
   * @throws RefusalException that says what is wrong
   */
  RolloutPlan read(PlanJson plan, Set<String> territories, int kiosks, DefaultWaveNames names) {
    List<PlanJson.Wave> waves = plan.waves() == null ? List.of() : plan.waves();
    if (waves.size() > RolloutPlan.MAX_WAVES || waves.stream().anyMatch(Objects::isNull)) {
      throw RefusalException.field("plan.waves", "give 1 to " + RolloutPlan.MAX_WAVES + " waves");
    }
    return new RolloutPlan(
        filter(plan.filter()),
        territories,
        waves.isEmpty()
            ? WavePlan.usual(kiosks, names)
            : java.util.stream.IntStream.range(0, waves.size())
                .mapToObj(place -> wave(waves.get(place), place, names))
                .toList(),
        window(plan.window()),
        onErrors(plan.onErrors()),
        Optional.ofNullable(plan.deadline()),
        Boolean.TRUE.equals(plan.forced()),
        Boolean.TRUE.equals(plan.downgrade()),
        Boolean.TRUE.equals(plan.joins()),
        names("plan.alone", plan.alone()));
  }

  /** The filter; all kiosks where there is none. */
  TargetFilter filter(PlanJson.@Nullable Filter filter) {
    return filter == null
        ? TargetFilter.ALL
        : new TargetFilter(
            names("filter.sites", filter.sites()),
            names("filter.territories", filter.territories()),
            names("filter.boards", filter.boards()),
            names("filter.versions", filter.versions()),
            names("filter.labels", filter.labels()),
            names("filter.kiosks", filter.kiosks()));
  }

  /** Names of kiosks, at least one. */
  Set<String> alone(@Nullable List<String> kiosks) {
    if (kiosks == null || kiosks.isEmpty()) {
      throw RefusalException.field("kiosks", "give the names of kiosks");
    }
    return names("kiosks", kiosks);
  }

  private static Set<String> names(String field, @Nullable List<String> names) {
    if (names == null) {
      return Set.of();
    }
    if (names.size() > MAX_NAMES
        || names.stream()
            .anyMatch(it -> it == null || it.isBlank() || it.length() > MAX_NAME_LENGTH)) {
      throw RefusalException.field(field, "give at most 20000 names of at most 128 letters");
    }
    return names.stream().map(String::strip).collect(Collectors.toUnmodifiableSet());
  }

  private WavePlan wave(PlanJson.Wave wave, int place, DefaultWaveNames names) {
    String field = "plan.waves[" + place + "]";
    String name = wave.name() == null ? names.numbered().apply(place + 1) : wave.name().strip();
    if (name.isEmpty()
        || name.length() > MAX_TITLE_LENGTH
        || name.chars().anyMatch(Character::isISOControl)) {
      throw RefusalException.field(field + ".name", "give 1 to 60 letters");
    }
    return new WavePlan(
        name,
        filter(wave.filter()),
        percent(field + ".share", wave.share(), 1, 100),
        percent(field + ".success", wave.success(), 0, 90),
        percent(field + ".errors", wave.errors(), 1, 10));
  }

  private static int percent(String field, @Nullable Integer value, int least, int usual) {
    int percent = value == null ? usual : value;
    if (percent < least || percent > 100) {
      throw RefusalException.field(field, "give " + least + " to 100 percent");
    }
    return percent;
  }

  private static RolloutPlan.OnErrors onErrors(@Nullable String word) {
    return word == null
        ? RolloutPlan.OnErrors.PAUSE
        : CodedEnum.of(RolloutPlan.OnErrors.class, word)
            .orElseThrow(() -> RefusalException.field("plan.onErrors", "give pause or roll-back"));
  }

  private static UpdateWindow window(PlanJson.@Nullable Window window) {
    if (window == null) {
      return UpdateWindow.USUAL;
    }
    UpdateWindow.Hours hours = hours(window.hours());
    String zone = window.zone() == null ? "site" : window.zone();
    if (!Set.of("site", OpeningHoursParser.FRANCE.getId()).contains(zone)) {
      throw RefusalException.field("plan.window.zone", "give site or Europe/Paris");
    }
    return new UpdateWindow(hours, daily(window), days(window.days()), zone.equals("site"));
  }

  private static UpdateWindow.Hours hours(@Nullable String word) {
    return word == null
        ? UpdateWindow.Hours.OUTSIDE
        : UpdateWindow.Hours.of(word)
            .orElseThrow(
                () -> RefusalException.field("plan.window.hours", "give outside, during or any"));
  }

  private static Optional<OpeningHours.Span> daily(PlanJson.Window window) {
    if (window.from() == null && window.to() == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(OpeningHoursParser.span(window.from() + "-" + window.to()));
    } catch (IllegalArgumentException _) {
      throw RefusalException.field("plan.window.from", "give from and to as 22:00 and 05:00");
    }
  }

  private static Set<DayOfWeek> days(@Nullable List<String> days) {
    try {
      return days == null
          ? Set.of()
          : days.stream()
              .map(it -> OpeningHoursParser.day(String.valueOf(it)))
              .collect(Collectors.toUnmodifiableSet());
    } catch (IllegalArgumentException _) {
      throw RefusalException.field("plan.window.days", "give days, monday to sunday");
    }
  }

  /** The plan in JSON. */
  PlanJson write(RolloutPlan plan) {
    return new PlanJson(
        write(plan.filter()),
        plan.waves().stream().map(RolloutPlanCodec::write).toList(),
        write(plan.window()),
        plan.onErrors().code(),
        plan.deadline().orElse(null),
        plan.forced(),
        plan.downgrade(),
        plan.joins(),
        sorted(plan.alone()));
  }

  private static PlanJson.Wave write(WavePlan wave) {
    return new PlanJson.Wave(
        wave.name(), write(wave.filter()), wave.share(), wave.success(), wave.errors());
  }

  private static PlanJson.Filter write(TargetFilter filter) {
    return new PlanJson.Filter(
        some(filter.sites()),
        some(filter.territories()),
        some(filter.boards()),
        some(filter.versions()),
        some(filter.labels()),
        some(filter.kiosks()));
  }

  private static PlanJson.Window write(UpdateWindow window) {
    return new PlanJson.Window(
        window.hours().code(),
        window.daily().map(it -> it.from().toString()).orElse(null),
        window.daily().map(it -> it.to().toString()).orElse(null),
        window.days().stream().sorted().map(it -> it.name().toLowerCase(Locale.ROOT)).toList(),
        window.local() ? "site" : OpeningHoursParser.FRANCE.getId());
  }

  private static @Nullable List<String> some(Set<String> names) {
    return names.isEmpty() ? null : sorted(names);
  }

  private static List<String> sorted(Set<String> names) {
    return names.stream().sorted().toList();
  }
}
