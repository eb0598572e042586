package pl.proassist.adapters.paper;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.Result;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** A file as its readers have it: the words, and what a telephone sees in the picture of a page. */
public record ReadPdf(byte[] file) {

    private static final int AS_PRINTED = 150;
    private static final double POINTS_A_MILLIMETRE = 72 / 25.4;

    public int pages() {
        return read(PDDocument::getNumberOfPages);
    }

    public String text() {
        return read(document -> new PDFTextStripper().getText(document)).replace('\u00a0', ' ').replaceAll("\\s+", " ");
    }

    public String text(int page) {
        return read(document -> {
            var stripper = new PDFTextStripper();
            stripper.setStartPage(page);
            stripper.setEndPage(page);
            return stripper.getText(document);
        }).replace('\u00a0', ' ').replaceAll("\\s+", " ");
    }

    /** How far the letters reach to the right, in millimetres of the sheet. */
    double reach() {
        var reach = new double[1];
        read(document -> new PDFTextStripper() {
            @Override protected void processTextPosition(TextPosition letter) {
                reach[0] = Math.max(reach[0], (letter.getXDirAdj() + letter.getWidthDirAdj()) / POINTS_A_MILLIMETRE);
            }
        }.getText(document));
        return reach[0];
    }

    /** What the codes say; they stand on the last page. */
    public List<String> codes() {
        return read(document -> codes(document, document.getNumberOfPages() - 1));
    }

    <T> T read(Reading<T> reading) {
        try (var document = Loader.loadPDF(file)) {
            return reading.of(document);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static List<String> codes(PDDocument document, int page) {
        try {
            var picture = new PDFRenderer(document).renderImageWithDPI(page, AS_PRINTED);
            var pixels = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
            var seen = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(picture.getWidth(), picture.getHeight(), pixels)));
            return Arrays.stream(new QRCodeMultiReader().decodeMultiple(seen, Map.of(DecodeHintType.TRY_HARDER, true))).map(Result::getText).toList();
        } catch (NotFoundException none) {
            return List.of();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    interface Reading<T> {
        T of(PDDocument document) throws IOException;
    }
}
