package fr.teleguichet.fleet.interview;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the network is used, as the programming interface says it. */
final class UsageJson {

  private UsageJson() {}

  /** Everything. */
  @Serdeable
  @Schema(name = "Usage", description = "Interviews and answers of some months of French time.")
  record Figures(
      @Schema(description = "The first month, such as 2026-01.") String from,
      @Schema(description = "The last month.") String to,
      AttemptCountsJson total,
      List<Row> interviews,
      @Schema(
              description =
                  "The first calendar year of the answers, which are kept by year: the years of"
                      + " which the months are a part.")
          int surveyFrom,
      @Schema(description = "The last calendar year of the answers.") int surveyTo,
      @Schema(
              description =
                  "Interviews held in those of these years that are told; of a part of the network"
                      + " without sites whose answers are hidden.")
          long surveyInterviews,
      @JsonPropertyDescription(
              "All answers to the survey together; none of a site and a service at once, which"
                  + " are not kept together.")
          SurveyJson.Opinion survey,
      @Schema(description = "Answers by site.") List<SurveyJson.Part> surveyBySite,
      @Schema(
              description =
                  "Answers by service in the whole network; nothing for who sees a part of it.")
          List<SurveyJson.Part> surveyByService,
      @Schema(
              description =
                  "Answers of the whole network over time: of closed months, and after those of a"
                      + " year that is over what is left of it; nothing where a site or service is"
                      + " asked for, or for who sees a part of the network.")
          List<SurveyJson.Span> surveyByMonth,
      @Schema(
              description =
                  "What people would have done without the kiosk, and how they came to know of it,"
                      + " of the same years; nothing where a service is asked for, since these"
                      + " answers are not kept by service.")
          List<SurveyJson.Choices> surveyChoices,
      @Schema(
              description =
                  "Records that are or may be of these months and that neither the database nor"
                      + " their kiosks have any more; some may have been interviews.")
          long missingRecords,
      @Schema(
              description =
                  "The last of the years from surveyFrom to surveyTo that answers are told of: a"
                      + " year is told when it has been over for two weeks; less than surveyFrom"
                      + " where none is.")
          int surveyToldUntil,
      @Schema(description = "The months whose figures changed after they were over.")
          List<LateInterviewMonthJson> changedLater) {}

  /** Interviews of a site, service and month. */
  @Serdeable
  @Schema(name = "UsageRow")
  record Row(
      @Nullable @Schema(description = "The site's code; null without a site, or of a deleted one.")
          String site,
      @Schema(description = "The service's code.") String service,
      @Schema(description = "What people call it, in the language that the request prefers.")
          String serviceName,
      String month,
      AttemptCountsJson attempts) {}
}
