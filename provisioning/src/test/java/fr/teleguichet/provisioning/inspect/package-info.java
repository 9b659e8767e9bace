/** Tests of {@code fr.teleguichet.provisioning.inspect}. */
@NullMarked
package fr.teleguichet.provisioning.inspect;

import org.jspecify.annotations.NullMarked;
