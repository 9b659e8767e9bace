package fr.teleguichet.fleet.page;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.info.License;

/** Title and licence of the programming interface's description. */
@OpenAPIDefinition(
    info =
        @Info(
            title = "Téléguichet",
            version = "1",
            description = "Kiosks, sites, records and commands of a fleet of video kiosks.",
            license = @License(name = "EUPL-1.2")))
interface ProgrammingInterface {}
