package fr.teleguichet.fleet.interview.usage;

import fr.teleguichet.fleet.interview.MonthRange;
import fr.teleguichet.hardware.text.CodedEnum;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;

/** With which months some months are compared. */
public enum ComparisonPeriod implements CodedEnum {
  /** As many months just before. */
  BEFORE,
  /** The same months a year before: seasons are alike. */
  YEAR;

  private static final int MONTHS_OF_A_YEAR = 12;

  /** The months to compare with. */
  MonthRange of(MonthRange months) {
    long back =
        switch (this) {
          case BEFORE -> ChronoUnit.MONTHS.between(months.first(), months.last()) + 1;
          case YEAR -> MONTHS_OF_A_YEAR;
        };
    return new MonthRange(months.first().minusMonths(back), months.last().minusMonths(back));
  }

  /** The month that stands beside this one. */
  YearMonth of(YearMonth month, MonthRange months) {
    return month.minusMonths(ChronoUnit.MONTHS.between(of(months).first(), months.first()));
  }
}
