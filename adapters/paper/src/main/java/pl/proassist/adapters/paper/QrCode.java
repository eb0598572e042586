package pl.proassist.adapters.paper;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import javax.imageio.ImageIO;

/** A code that a telephone reads from paper: ISO/IEC 18004, eight pixels a module, four modules of quiet around it (ksef.md 14.1). */
final class QrCode {

    private static final int PIXELS_A_MODULE = 8;
    private static final int QUIET_MODULES = 4;

    /** Longer addresses give up some repairing for larger modules. */
    private static final int LONG = 300;

    private final BitMatrix modules;

    QrCode(String url) {
        this.modules = encoded(url);
    }

    private static BitMatrix encoded(String url) {
        var level = url.length() > LONG ? ErrorCorrectionLevel.L : ErrorCorrectionLevel.M;
        try {
            return new QRCodeWriter().encode(url, BarcodeFormat.QR_CODE, 0, 0,
                    Map.of(EncodeHintType.ERROR_CORRECTION, level, EncodeHintType.MARGIN, QUIET_MODULES));
        } catch (WriterException tooLong) {
            throw new IllegalArgumentException("more than fits into one code", tooLong);
        }
    }

    /** How many modules it is wide, with what is quiet around it. */
    int modules() {
        return modules.getWidth();
    }

    byte[] png() {
        var side = modules.getWidth() * PIXELS_A_MODULE;
        var image = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_BINARY);
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                image.setRGB(x, y, modules.get(x / PIXELS_A_MODULE, y / PIXELS_A_MODULE) ? 0x000000 : 0xFFFFFF);
            }
        }
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
