package readback

import (
	"image"

	"github.com/makiuchi-d/gozxing"
	multi "github.com/makiuchi-d/gozxing/multi/qrcode"
	"github.com/makiuchi-d/gozxing/qrcode"
)

// found looks for symbols among other things: a single one, then several.
func found(grey *image.Gray) (texts []string) {
	defer func() {
		if recover() != nil { // as in decode
			texts = nil
		}
	}()
	source := gozxing.NewLuminanceSourceFromImage(grey)
	for _, binarizer := range []gozxing.Binarizer{gozxing.NewHybridBinarizer(source), gozxing.NewGlobalHistgramBinarizer(source)} {
		bitmap, err := gozxing.NewBinaryBitmap(binarizer)
		if err != nil {
			continue
		}
		harder := map[gozxing.DecodeHintType]any{gozxing.DecodeHintType_TRY_HARDER: true}
		if all, err := multi.NewQRCodeMultiReader().DecodeMultiple(bitmap, harder); err == nil {
			texts = appendTexts(texts, all...)
		}
		if one, err := qrcode.NewQRCodeReader().Decode(bitmap, harder); err == nil {
			texts = appendTexts(texts, one)
		}
		if len(texts) > 0 {
			return texts
		}
	}
	return nil
}

func appendTexts(texts []string, results ...*gozxing.Result) []string {
	for _, result := range results {
		segments, _ := result.GetResultMetadata()[gozxing.ResultMetadataType_BYTE_SEGMENTS].([][]byte)
		if text, ok := wholeText(segments, result.GetText()); ok {
			texts = append(texts, text)
		}
	}
	return texts
}
