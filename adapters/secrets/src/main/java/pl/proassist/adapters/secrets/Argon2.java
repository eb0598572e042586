package pl.proassist.adapters.secrets;

import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** The work itself. */
@FunctionalInterface
interface Argon2 {

    byte[] digest(Argon2Cost cost, byte[] salt, byte[] password, int length);

    /** Bouncy Castle's, with memory that is used again, so that a flood of logins makes no garbage. */
    static Argon2 reusing(int atOnce, Argon2Cost usual) {
        var memory = new Argon2BytesGenerator.FixedBlockPool(atOnce * Argon2BytesGenerator.getBlockCount(usual.memory(), usual.lanes()));
        return (cost, salt, password, length) -> {
            var generator = new Argon2BytesGenerator();
            generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id).withVersion(Argon2Parameters.ARGON2_VERSION_13)
                    .withMemoryAsKB(cost.memory()).withIterations(cost.passes()).withParallelism(cost.lanes()).withSalt(salt)
                    .withBlockPool(memory).build());
            var digest = new byte[length];
            generator.generateBytes(password, digest);
            return digest;
        };
    }
}
