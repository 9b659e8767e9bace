package fr.teleguichet.fleet.interview;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import fr.teleguichet.fleet.web.page.LocalizedText;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What people answered to the survey, as the programming interface says it. */
final class SurveyJson {

  private SurveyJson() {}

  /** A share with its 95 % interval after Wilson. */
  @Serdeable
  @Schema(name = "Share", description = "A share with its 95 % interval after Wilson.")
  record Share(long count, long of, double share, double low, double high) {
    static @Nullable Share of(Optional<Proportion> share) {
      return share.map(Share::from).orElse(null);
    }

    static Share from(Proportion it) {
      return new Share(it.count(), it.of(), it.share(), it.interval().low(), it.interval().high());
    }
  }

  /** What people answered; nothing where fewer than five did. */
  @Serdeable
  @Schema(
      name = "Opinion",
      description = "What people answered; null where fewer than five answered, or would be known.")
  record Opinion(
      @Schema(description = "Whether the answers are hidden because they are too few.")
          boolean hidden,
      @Nullable Long answers,
      @Nullable Share satisfied,
      @Nullable @JsonPropertyDescription("The very satisfied among the satisfied.")
          Share veryAmongSatisfied,
      @Nullable Share recommend,
      @Nullable Share resolved) {
    static Opinion of(SurveyAnswerCounts it, boolean hidden) {
      return hidden || it.areTooFew()
          ? new Opinion(true, null, null, null, null, null)
          : new Opinion(
              false,
              it.count(),
              Share.of(it.satisfiedShare()),
              Share.of(it.veryAmongSatisfied()),
              Share.of(it.recommendShare()),
              Share.of(it.resolvedShare()));
    }
  }

  /** What people answered of one site or service. */
  @Serdeable
  @Schema(name = "OpinionPart")
  record Part(
      @Nullable @Schema(description = "The code of the site or service; null where it has none.")
          String code,
      Opinion survey,
      @Nullable
          @Schema(description = "What people call the site or service; null where it has no code.")
          String name) {}

  /** What people answered in some months. */
  @Serdeable
  @Schema(
      name = "OpinionSpan",
      description =
          "Answers of a month, or of several in which one alone had fewer than five answers or"
              + " fewer than three kiosks. It never changes: what comes more than two weeks after"
              + " its month is in what is left of the year.")
  record Span(
      @Schema(description = "The first month, such as 2026-01.") String from,
      @Nullable
          @Schema(
              description =
                  "The last month; null for what is left of the year, late answers included.")
          String to,
      @JsonPropertyDescription("Without recommend and resolved, which are kept by year.")
          Opinion survey) {
    static Span of(UsageFigures.Span it) {
      return new Span(
          it.first().toString(),
          it.last().map(YearMonth::toString).orElse(null),
          Opinion.of(it.answers(), false));
    }
  }

  /** How people answered a question that has several answers. */
  @Serdeable
  @Schema(
      name = "SurveyChoices",
      description =
          "Answers to a question that has several; null and none where fewer than five answered, or"
              + " would be known.")
  record Choices(
      @Schema(description = "alternative or referral.") String question,
      @Schema(description = "Whether the answers are hidden because they are too few.")
          boolean hidden,
      @Nullable Long answers,
      List<Choice> choices) {
    static Choices of(SurveyChoices it, LocalizedText text) {
      return new Choices(
          it.question().code(),
          it.hidden(),
          it.hidden() ? null : it.count(),
          it.choices().stream().flatMap(choice -> Choice.of(it, choice, text).stream()).toList());
    }
  }

  /** One of the answers. */
  @Serdeable
  @Schema(name = "SurveyChoice")
  record Choice(
      @Schema(description = "Its code, such as own-car.") String answer,
      @Schema(description = "Its words, in the language that the request prefers.") String name,
      Share share) {
    static Optional<Choice> of(SurveyChoices all, SurveyChoices.Choice it, LocalizedText text) {
      return all.share(it)
          .map(
              share ->
                  new Choice(
                      it.answer(), UsageFiguresViewModel.answer(all, it, text), Share.from(share)));
    }
  }
}
