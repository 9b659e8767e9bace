package fr.teleguichet.fleet.enrolment;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What several routes of units answer, for the description of the programming interface. */
public final class UnitResponseAnnotations {

  private UnitResponseAnnotations() {}

  /** The unit after what was done with it. */
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.SOURCE)
  @ApiResponse(
      responseCode = "200",
      description = "The unit as it is now.",
      content = @Content(schema = @Schema(implementation = UnitJson.class)))
  @interface AsItIsNow {}

  /** The address names no unit, or one of another territory. */
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.SOURCE)
  @ApiResponse(responseCode = "404", description = "There is no unit of this number.")
  public @interface NoSuchUnit {}

  /** What was asked does not fit the unit. */
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.SOURCE)
  @ApiResponse(responseCode = "409", description = "The unit is not in a state for that.")
  public @interface InAnotherState {}

  /** Whoever asks does not have the unit in hand. */
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.SOURCE)
  @ApiResponse(responseCode = "422", description = "The code or the fingerprint is not the unit’s.")
  @interface WrongProof {}

  /** Somebody guesses. */
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.SOURCE)
  @ApiResponse(responseCode = "429", description = "Too many wrong codes came from there.")
  @interface TooManyWrongCodes {}
}
