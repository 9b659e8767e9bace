package fr.teleguichet.fleet.update.upload;

import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Why a part of an upload is not taken, for the description of the programming interface. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.SOURCE)
@ApiResponse(responseCode = "400", description = "A header is wrong.")
@ApiResponse(responseCode = "404", description = "There is no such upload.")
@ApiResponse(
    responseCode = "409",
    description = "The part begins elsewhere than the upload has come.")
@ApiResponse(responseCode = "412", description = "Tus-Resumable is missing or another version.")
@ApiResponse(responseCode = "413", description = "The part is larger than what is missing.")
@ApiResponse(responseCode = "415", description = "The part has another type.")
@ApiResponse(
    responseCode = "422",
    description = "The file is no release that is signed by a release key.")
@ApiResponse(responseCode = "423", description = "Another part is on its way.")
@ApiResponse(responseCode = "460", description = "The part is not what its check sum says.")
@ApiResponse(responseCode = "507", description = "The disk has no place for it.")
@interface UploadPartRefusalResponses {}
