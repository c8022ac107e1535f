//go:build amd64 && !purego

#include "textflag.h"

// The bytes of a block in reverse, the first to be the highest. Read from 16-n on, it is
// that for the first n bytes of a block, with zeros above them.
DATA ·reverse<>+0(SB)/8, $0x08090A0B0C0D0E0F
DATA ·reverse<>+8(SB)/8, $0x0001020304050607
DATA ·reverse<>+16(SB)/8, $0x8080808080808080
DATA ·reverse<>+24(SB)/8, $0x8080808080808080
GLOBL ·reverse<>(SB), RODATA|NOPTR, $32

// func foldBlocks(text *byte, length int, crc uint16, powers *[2]uint64, folded *[16]byte) (high uint16)
TEXT ·foldBlocks(SB), NOSPLIT, $0-42
	MOVQ    text+0(FP), SI
	MOVQ    length+8(FP), CX
	MOVWLZX crc+16(FP), AX
	MOVQ    powers+24(FP), DX
	MOVQ    folded+32(FP), DI
	LEAQ    ·reverse<>(SB), R8
	MOVOU   (R8), X7
	MOVOU   (DX), X6
	MOVOU   (SI), X0
	MOVO    X0, X5          // every bit that any byte has
	ROLW    $8, AX          // the register meets the first two bytes, its high byte first
	MOVQ    AX, X1
	PXOR    X1, X0

	// The first block is the first n bytes, 1 to 16, so that whole ones follow.
	LEAQ    -1(CX), BX
	ANDQ    $15, BX         // n-1
	XORQ    $15, BX         // 16-n
	MOVOU   (R8)(BX*1), X2
	PSHUFB  X2, X0
	SUBQ    $16, BX         // -n
	SUBQ    BX, SI
	ADDQ    BX, CX
	JZ      done

fold:
	MOVOU     (SI), X2
	POR       X2, X5
	PSHUFB    X7, X2
	MOVO      X0, X1
	PCLMULQDQ $0x00, X6, X0 // its low half, times x^128
	PCLMULQDQ $0x11, X6, X1 // its high half, times x^192
	PXOR      X2, X0
	PXOR      X1, X0
	ADDQ      $16, SI
	SUBQ      $16, CX
	JNZ       fold

done:
	PSHUFB   X7, X0
	MOVOU    X0, (DI)
	PMOVMSKB X5, AX         // the highest bit of each byte
	MOVW     AX, high+40(FP)
	RET

// func features() (ecx uint32)
TEXT ·features(SB), NOSPLIT, $0-4
	MOVL $1, AX
	XORL CX, CX
	CPUID
	MOVL CX, ecx+0(FP)
	RET
