package fr.teleguichet.fleet.interview;

import java.time.Instant;
import java.time.YearMonth;

/**
 * Interviews that came when their month had been over for some days, because their kiosk had no
 * network: the figures of that month changed then.
 *
 * @param month in which they began
 * @param records how many, attempts that became none included
 * @param last when the last of them came
 */
public record LateInterviewCount(YearMonth month, long records, Instant last) {}
