package fr.teleguichet.fleet.service;

import fr.teleguichet.fleet.web.api.Problem;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The address names no service. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.SOURCE)
@ApiResponse(
    responseCode = "404",
    description = "There is no service of this code.",
    content =
        @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
@interface NoSuchService {}
