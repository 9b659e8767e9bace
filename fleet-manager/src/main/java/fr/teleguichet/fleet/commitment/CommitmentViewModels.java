package fr.teleguichet.fleet.commitment;

import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.fleet.web.page.NavigationSection;
import fr.teleguichet.fleet.web.page.NotFoundKind;
import fr.teleguichet.fleet.web.page.SubmittedFormFields;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What pages of commitments show. */
public final class CommitmentViewModels {

  /** Where there is no such commitment. */
  static final NotFoundKind NOT_THERE =
      new NotFoundKind(
          NavigationSection.EVALUATION, "commitment.unknown.", "/commitments", "commitment.back");

  private CommitmentViewModels() {}

  /**
   * The list, also on paper for a meeting.
   *
   * @param mayEdit whether the visitor writes commitments down
   */
  public record Listing(
      List<Line> lines,
      long kept,
      long atRisk,
      long missed,
      long unmeasured,
      boolean mayEdit,
      Optional<String> done) {
    public Listing {
      lines = List.copyOf(lines);
    }
  }

  /** A commitment, with what was measured of it. */
  public record Line(
      int id,
      String text,
      String indicator,
      String figure,
      String bound,
      BigDecimal target,
      LocalDate due,
      boolean overdue,
      String responsible,
      List<Measured> measures,
      boolean fictitious) {

    public Line {
      measures = List.copyOf(measures);
    }

    static Line of(Commitment it, LocalDate today) {
      return new Line(
          it.id(),
          it.text(),
          it.indicator(),
          it.figure().code(),
          it.bound().code(),
          it.target(),
          it.due(),
          it.isOverdue(today),
          it.responsible(),
          it.measures().stream()
              .map(
                  measure ->
                      new Measured(
                          measure.meeting(),
                          measure.amount(),
                          measure.state().code(),
                          measure
                              .amount()
                              .filter(a -> !it.bound().isMet(a, it.target()))
                              .isPresent(),
                          measure.remark()))
              .toList(),
          it.fictitious());
    }

    /** How it was judged last; {@code unmeasured} where no committee has. */
    public String state() {
      return measures.isEmpty() ? "unmeasured" : measures.getFirst().state();
    }
  }

  /**
   * What a meeting measured.
   *
   * @param missesTarget whether the number is on the wrong side of the target
   */
  public record Measured(
      LocalDate meeting,
      Optional<BigDecimal> amount,
      String state,
      boolean missesTarget,
      String remark) {}

  /** What the icon of a state is. */
  public static String look(String state) {
    return switch (state) {
      case "missed" -> "failed";
      case "at-risk" -> "watch";
      case "kept" -> "ok";
      default -> "unknown";
    };
  }

  /**
   * The form of a commitment.
   *
   * @param id its row; 0 for a new one
   */
  public record Page(int id, SubmittedFormFields form) {}

  /**
   * The form of a measure.
   *
   * @param proposed the network's own figure of the twelve months before; empty where it has none
   */
  public record MeasurePage(Line line, SubmittedFormFields form, Optional<Proposed> proposed) {}

  /**
   * The network's own figure.
   *
   * @param of how many it is made of; empty where it counts itself
   * @param first the first of its months
   * @param last the last of its months
   */
  public record Proposed(double value, OptionalLong of, YearMonth first, YearMonth last) {}

  /** A number as people write it. */
  public static String amount(BigDecimal amount, LocalizedText text) {
    return text.number(amount.doubleValue(), 2);
  }
}
