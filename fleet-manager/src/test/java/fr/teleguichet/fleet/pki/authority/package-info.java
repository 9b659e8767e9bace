/** Tests of the certificate authority. */
@NullMarked
package fr.teleguichet.fleet.pki.authority;

import org.jspecify.annotations.NullMarked;
