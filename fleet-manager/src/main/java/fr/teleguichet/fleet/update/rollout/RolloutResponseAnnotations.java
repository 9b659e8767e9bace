package fr.teleguichet.fleet.update.rollout;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What several routes of rollouts answer, for the description of the programming interface. */
final class RolloutResponseAnnotations {

  private RolloutResponseAnnotations() {}

  /** The rollout after what was done with it, or why it was not done. */
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.SOURCE)
  @ApiResponse(
      responseCode = "200",
      description = "The rollout as it is now.",
      content = @Content(schema = @Schema(implementation = RolloutJson.Item.class)))
  @ApiResponse(
      responseCode = "403",
      description = "It reaches beyond the territories, or somebody else must do this.")
  @ApiResponse(responseCode = "404", description = "There is no such rollout.")
  @ApiResponse(responseCode = "409", description = "That makes no sense in its state.")
  @interface AsItIsNow {}

  /** The address names no rollout, or one of other territories. */
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.SOURCE)
  @ApiResponse(responseCode = "404", description = "There is no such rollout.")
  @interface NoSuchRollout {}
}
