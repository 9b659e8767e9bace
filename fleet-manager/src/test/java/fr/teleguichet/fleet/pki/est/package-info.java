/** Tests of the EST server, with clients of our own and of others. */
@NullMarked
package fr.teleguichet.fleet.pki.est;

import org.jspecify.annotations.NullMarked;
