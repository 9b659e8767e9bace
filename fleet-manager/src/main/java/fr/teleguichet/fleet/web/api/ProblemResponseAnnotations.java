package fr.teleguichet.fleet.web.api;

import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Refusals that many routes have, as the description of the programming interface tells them: each
 * route that has one is annotated with it. Those of one feature stand beside its routes.
 */
public final class ProblemResponseAnnotations {

  private ProblemResponseAnnotations() {}

  /** What was sent is wrong. */
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.SOURCE)
  @ApiResponse(responseCode = "400", description = "A field is wrong.")
  public @interface WrongField {}

  /** What was asked is wrong. */
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.SOURCE)
  @ApiResponse(responseCode = "400", description = "A parameter is wrong.")
  public @interface WrongParameter {}

  /** Nobody known asks. */
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.SOURCE)
  @ApiResponse(responseCode = "401", description = "The token is missing or wrong.")
  public @interface WrongToken {}

  /** The address names no kiosk, or one of another territory. */
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.SOURCE)
  @ApiResponse(responseCode = "404", description = "There is no kiosk of this name.")
  @ApiResponse(
      responseCode = "409",
      description =
          "Several kiosks have this name; errors names each by its group and node, one of which to"
              + " give instead.")
  public @interface NoSuchKiosk {}
}
