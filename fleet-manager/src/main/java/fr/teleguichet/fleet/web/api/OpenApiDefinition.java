package fr.teleguichet.fleet.web.api;

import io.micronaut.openapi.annotation.OpenAPIExtraSchema;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.info.License;
import io.swagger.v3.oas.annotations.security.SecurityScheme;

/** Title and licence of the programming interface's description. */
@OpenAPIDefinition(
    info =
        @Info(
            title = "Téléguichet",
            version = "1",
            description =
                "Kiosks, sites, records and usage of a fleet of video kiosks. Errors are"
                    + " application/problem+json (RFC 9457); every request needs a token.",
            license = @License(name = "EUPL-1.2")))
@SecurityScheme(
    name = "token",
    type = SecuritySchemeType.HTTP,
    scheme = "bearer",
    description =
        "A token that a coordinator made on the page /tokens, or the content of the file api-token"
            + " in the fleet manager’s data folder.")
@OpenAPIExtraSchema(classes = Problem.class)
interface OpenApiDefinition {}
