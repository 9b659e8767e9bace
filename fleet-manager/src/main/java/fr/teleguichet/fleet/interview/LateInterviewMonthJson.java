package fr.teleguichet.fleet.interview;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * A month whose figures changed after it was over, as programs read it.
 *
 * @param month such as 2026-01
 * @param records interviews and attempts that came late
 * @param last when the last of them came
 */
@Serdeable
@Schema(
    name = "LateMonth",
    description =
        "Interviews and attempts that came more than two days after the end of their month, since"
            + " their kiosk had no network.")
record LateInterviewMonthJson(
    @Schema(description = "Such as 2026-01.") String month,
    @Schema(description = "How many, whatever the service.") long records,
    @Schema(description = "When the last of them came.") String last) {

  static LateInterviewMonthJson of(LateInterviewCount it) {
    return new LateInterviewMonthJson(it.month().toString(), it.records(), it.last().toString());
  }
}
