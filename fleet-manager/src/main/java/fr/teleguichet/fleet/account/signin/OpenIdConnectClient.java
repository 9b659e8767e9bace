package fr.teleguichet.fleet.account.signin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.Prompt;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import com.nimbusds.openid.connect.sdk.claims.ClaimsSet;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.claims.UserInfo;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import fr.teleguichet.fleet.account.SignInSettings;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.Set;

/**
 * An identity provider, spoken to by authorization code with PKCE (OpenID Connect Core 1.0, section
 * 3.1; RFC 7636). One for the whole program: it remembers the provider's description and keys.
 */
final class OpenIdConnectClient {

  private static final int CONNECT_MILLIS = 5_000;
  private static final int READ_MILLIS = 10_000;
  private static final int MAX_KEY_SET = 256 * 1024;

  /** Signatures by a private key only: a secret of ours must not be able to make a token. */
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.ES256,
          JWSAlgorithm.ES384);

  private final SignInSettings.Provider settings;
  private final IdentityProviderDocumentCache<OIDCProviderMetadata> description;
  private final IdentityProviderDocumentCache<JWKSet> keys;

  OpenIdConnectClient(SignInSettings.Provider settings, Clock clock) {
    this.settings = settings;
    description =
        new IdentityProviderDocumentCache<>(
            this::readDescription, clock, IdentityProviderDocumentCache.PATIENCE);
    keys =
        new IdentityProviderDocumentCache<>(
            this::readKeys, clock, IdentityProviderDocumentCache.PATIENCE);
  }

  /**
   * Somebody whom the provider knows.
   *
   * @param issuer the provider
   * @param subject the person there, for ever
   * @param email the person's address, where the provider has verified it
   * @param proved when she proved to the provider who she is, as far as it says
   */
  record Person(String issuer, String subject, Optional<String> email, Optional<Instant> proved) {}

  /** The provider does not answer, or answers what can't be believed. */
  static final class ProviderException extends Exception {
    private static final long serialVersionUID = 1L;

    ProviderException(String message, Throwable cause) {
      super(message, cause);
    }

    ProviderException(String message) {
      super(message);
    }
  }

  /**
   * Where to send the browser.
   *
   * @param again whether the person must prove anew who she is, though she is signed in there
   */
  URI address(PendingOpenIdSignIns.Visit visit, URI back, boolean again) throws ProviderException {
    AuthenticationRequest.Builder request =
        new AuthenticationRequest.Builder(
                ResponseType.CODE,
                new Scope("openid", "email", "profile"),
                new ClientID(settings.clientId()),
                back)
            .endpointURI(description.get().getAuthorizationEndpointURI())
            .state(new State(visit.state().reveal()))
            .nonce(new Nonce(visit.nonce().reveal()))
            .codeChallenge(new CodeVerifier(visit.verifier().reveal()), CodeChallengeMethod.S256);
    return (again ? request.prompt(new Prompt(Prompt.Type.LOGIN)).maxAge(0) : request)
        .build()
        .toURI();
  }

  /** Who came back with this code. */
  Person identify(PendingOpenIdSignIns.Visit visit, URI back, String code)
      throws ProviderException {
    OIDCProviderMetadata metadata = description.get();
    try {
      OIDCTokenResponse tokens = tokens(metadata, visit, back, code);
      IDTokenClaimsSet claims = claims(tokens.getOIDCTokens().getIDToken(), visit);
      Optional<String> email = verifiedEmail(claims);
      if (email.isEmpty() && metadata.getUserInfoEndpointURI() != null) {
        email = emailOfUserInfo(metadata, tokens, claims);
      }
      return new Person(
          settings.issuer(),
          claims.getSubject().getValue(),
          email,
          Optional.ofNullable(claims.getAuthenticationTime()).map(Date::toInstant));
    } catch (IOException
        | ParseException
        | BadJOSEException
        | JOSEException
        | java.text.ParseException failure) {
      throw new ProviderException(String.valueOf(failure.getMessage()), failure);
    }
  }

  private OIDCTokenResponse tokens(
      OIDCProviderMetadata metadata, PendingOpenIdSignIns.Visit visit, URI back, String code)
      throws IOException, ParseException, ProviderException {
    HTTPRequest request = tokenRequest(metadata, visit, back, code).toHTTPRequest();
    TokenResponse response = OIDCTokenResponseParser.parse(limited(request).send());
    if (!response.indicatesSuccess()) {
      throw new ProviderException(
          "the token endpoint answers " + response.toErrorResponse().getErrorObject().getCode());
    }
    return (OIDCTokenResponse) response.toSuccessResponse();
  }

  private TokenRequest tokenRequest(
      OIDCProviderMetadata metadata, PendingOpenIdSignIns.Visit visit, URI back, String code) {
    return new TokenRequest.Builder(
            metadata.getTokenEndpointURI(),
            new ClientSecretBasic(
                new ClientID(settings.clientId()), new Secret(settings.clientSecret().reveal())),
            new AuthorizationCodeGrant(
                new AuthorizationCode(code), back, new CodeVerifier(visit.verifier().reveal())))
        .build();
  }

  private IDTokenClaimsSet claims(JWT token, PendingOpenIdSignIns.Visit visit)
      throws BadJOSEException, JOSEException, ProviderException {
    JWSAlgorithm algorithm = JWSAlgorithm.parse(token.getHeader().getAlgorithm().getName());
    if (!ALGORITHMS.contains(algorithm)) {
      throw new ProviderException("the token is signed by " + algorithm);
    }
    Nonce nonce = new Nonce(visit.nonce().reveal());
    try {
      return validator(algorithm, keys.get()).validate(token, nonce);
    } catch (BadJWTException wrongWhateverTheKey) {
      throw wrongWhateverTheKey;
    } catch (BadJOSEException _) {
      // No key that is known has signed it: the provider may have changed its keys since.
      return validator(algorithm, keys.renewed()).validate(token, nonce);
    }
  }

  private IDTokenValidator validator(JWSAlgorithm algorithm, JWKSet known) {
    return new IDTokenValidator(
        new Issuer(settings.issuer()), new ClientID(settings.clientId()), algorithm, known);
  }

  /** An address that nobody verified could be anybody's. */
  private static Optional<String> verifiedEmail(ClaimsSet claims) {
    return Boolean.TRUE.equals(claims.getBooleanClaim("email_verified"))
        ? Optional.ofNullable(claims.getStringClaim("email"))
        : Optional.empty();
  }

  private static Optional<String> emailOfUserInfo(
      OIDCProviderMetadata metadata, OIDCTokenResponse tokens, IDTokenClaimsSet claims)
      throws IOException, ParseException, java.text.ParseException {
    BearerAccessToken access = tokens.getOIDCTokens().getBearerAccessToken();
    if (access == null) {
      return Optional.empty();
    }
    UserInfoResponse response =
        UserInfoResponse.parse(
            limited(new UserInfoRequest(metadata.getUserInfoEndpointURI(), access).toHTTPRequest())
                .send());
    if (!response.indicatesSuccess()) {
      return Optional.empty();
    }
    // Some providers wrap it into a token; it came over TLS from the provider itself either way.
    JWT wrapped = response.toSuccessResponse().getUserInfoJWT();
    UserInfo info =
        wrapped == null
            ? response.toSuccessResponse().getUserInfo()
            : new UserInfo(wrapped.getJWTClaimsSet());
    return info.getSubject().equals(claims.getSubject()) ? verifiedEmail(info) : Optional.empty();
  }

  private OIDCProviderMetadata readDescription() throws ProviderException {
    try {
      return OIDCProviderMetadata.resolve(
          new Issuer(settings.issuer()), CONNECT_MILLIS, READ_MILLIS);
    } catch (GeneralException | IOException failure) {
      throw new ProviderException(
          "its description cannot be read: " + failure.getMessage(), failure);
    }
  }

  private JWKSet readKeys() throws ProviderException {
    try {
      return JWKSet.parse(
          new DefaultResourceRetriever(CONNECT_MILLIS, READ_MILLIS, MAX_KEY_SET)
              .retrieveResource(description.get().getJWKSetURI().toURL())
              .getContent());
    } catch (IOException | java.text.ParseException failure) {
      throw new ProviderException("its keys cannot be read: " + failure.getMessage(), failure);
    }
  }

  private static HTTPRequest limited(HTTPRequest request) {
    request.setConnectTimeout(CONNECT_MILLIS);
    request.setReadTimeout(READ_MILLIS);
    request.setFollowRedirects(false);
    return request;
  }
}
