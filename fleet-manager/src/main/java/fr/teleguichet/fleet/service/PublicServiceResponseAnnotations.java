package fr.teleguichet.fleet.service;

import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Refusals of routes of services, as the description of the programming interface tells them. */
final class PublicServiceResponseAnnotations {

  private PublicServiceResponseAnnotations() {}

  /** The address names no service. */
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.SOURCE)
  @ApiResponse(responseCode = "404", description = "There is no service of this code.")
  @interface NoSuchService {}

  /** The service is not the one that whoever writes has read. */
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.SOURCE)
  @ApiResponse(
      responseCode = "412",
      description = "The service is not that of If-Match: somebody changed it meanwhile.")
  @interface Overtaken {}
}
