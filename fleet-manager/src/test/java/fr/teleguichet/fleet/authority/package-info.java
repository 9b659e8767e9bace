/** Tests of the certificate authority. */
@NullMarked
package fr.teleguichet.fleet.authority;

import org.jspecify.annotations.NullMarked;
