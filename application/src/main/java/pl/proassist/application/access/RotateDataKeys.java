package pl.proassist.application.access;

import io.vavr.control.Either;
import pl.proassist.application.port.DataKeys;
import pl.proassist.application.port.Transactions;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.shared.Refusal;

/** Whoever runs the installation changes the key under which personal data is stored, and sees how far that has come (SEC-22). */
public final class RotateDataKeys {

    private final DataKeys keys;
    private final Transactions transactions;

    public RotateDataKeys(DataKeys keys, Transactions transactions) {
        this.keys = keys;
        this.transactions = transactions;
    }

    public Either<Refusal, DataKeys.Progress> rotate(Caller caller) {
        return transactions.run(caller.does("keys.rotate"), () -> caller.mayEverywhere(Permission.OPERATIONS).map(may -> keys.rotate()));
    }

    public Either<Refusal, DataKeys.Progress> progress(Caller caller) {
        return transactions.run(caller.looks("keys.progress"), () -> caller.mayEverywhere(Permission.OPERATIONS).map(may -> keys.progress()));
    }
}
