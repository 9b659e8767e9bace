package fr.teleguichet.fleet.update.artifact;

import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The refusal of routes whose address names no artifact. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.SOURCE)
@ApiResponse(responseCode = "404", description = "There is no artifact of this number.")
@interface UnknownArtifactResponse {}
