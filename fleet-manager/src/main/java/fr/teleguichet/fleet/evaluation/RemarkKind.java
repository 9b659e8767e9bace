package fr.teleguichet.fleet.evaluation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import fr.teleguichet.hardware.text.CodedEnum;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What a reader has to know of some figures before leaning on them. */
@Serdeable
public enum RemarkKind implements CodedEnum {
  /** A talk counts as an interview from so many seconds on. */
  COUNTED_FROM,
  /** Answers are counted by calendar year: two numbers, the first year and the last. */
  ANSWERS_BY_YEAR,
  /** No calendar year of the months is over yet, and answers are told by whole years. */
  NO_YEAR_TOLD,
  /** So many interviews came when their month had been over for some days. */
  CAME_LATE,
  /** So many interviews came with a date that cannot be right, and are in no month. */
  DATE_UNCERTAIN,
  /** Answers of so few people that they are not told. */
  ANSWERS_TOO_FEW,
  /** Fewer than five people answered in this year: it is in no figure of answers. */
  YEAR_WITHHELD,
  /** Only of some of these sites answers are told. */
  SITES_WITHHELD,
  /** There are so many answers, and fewer interviews: so many. */
  MORE_ANSWERS_THAN_INTERVIEWS,
  /** Answers by service are those of the whole network and not told of a part. */
  ANSWERS_BY_SERVICE_OF_WHOLE_NETWORK,
  /** The last month is not over. */
  MONTH_UNDER_WAY,
  /** What is known of interviews begins in this month, within the period before: year and month. */
  PREVIOUS_PERIOD_IN_PART,
  /** So many records are missing for good. */
  RECORDS_MISSING,
  /** Only of so many of so many interviews is it known one by one. */
  ONLY_SUMS_LEFT,
  /** What the manager knows of connections begins in this month: year and month. */
  KNOWN_SINCE,
  /** Nobody wrote anything of it into the system. */
  NOTHING_WRITTEN,
  /** Of so many interviews no journey is known. */
  JOURNEYS_NOT_KNOWN,
  /** Costs are those of whole calendar years: the first and the last. */
  COSTS_BY_YEAR,
  /** The last of these calendar years is not over: the year. */
  COSTS_STILL_GROWING,
  /** What belongs to the whole network is not among the costs of a part of it. */
  COSTS_OF_SITES_ONLY,
  /** No cost is written down for any of these sites. */
  NO_COSTS_OF_SITES,
  /** So many weeks before and after were compared, and neither explains the other. */
  AFTER_IS_NOT_BECAUSE,
  /** Which measures of the meantime nobody writes into the system. */
  INTERIM_MEASURES_NOT_RECORDED,
  /** Comments are not collected. */
  NO_COMMENTS,
  /** Values of years before come from documents and were not measured. */
  TAKEN_OVER,
  /** What is measured begins in this month, so that its year is no whole one: year and month. */
  MEASURED_SINCE;

  /** With one of these, months stand against more days than they have, or fewer. */
  public static final Set<RemarkKind> NOT_COMPARABLE =
      Collections.unmodifiableSet(EnumSet.of(MONTH_UNDER_WAY, PREVIOUS_PERIOD_IN_PART));

  /** The constant of this word. */
  @JsonCreator
  static RemarkKind of(String word) {
    return CodedEnum.of(RemarkKind.class, word)
        .orElseThrow(() -> new IllegalArgumentException("no remark is " + word));
  }

  @Override
  @JsonValue
  public String code() {
    return CodedEnum.super.code();
  }
}
